import { IntlMessageFormat } from 'intl-messageformat';
import type en from '../../locales/en.json';
import type { Direction, Language } from '../../src/contract/words';
import type { SurfaceContext } from './context';

/** A key of `locales/en.json`. */
export type MessageKey = keyof typeof en;
type Catalogue = Readonly<Partial<Record<MessageKey, string>>>;
/** Numbers choose plurals; strings are put in as they are. */
export type Values = Readonly<Record<string, string | number>>;

/** The person's language: texts, numbers and dates. Made once, when a surface starts. */
export interface Words {
  readonly language: Language;
  readonly direction: Direction;
  readonly text: (key: MessageKey, values?: Values) => string;
  /** The text in pieces, with every value that is not a string or number left as it is. */
  readonly pieces: <Piece>(key: MessageKey, values: Readonly<Record<string, Piece>>) => readonly (string | Piece)[];
  readonly number: (value: number, fractionDigits?: number) => string;
  /** `0.964` → `96%`. */
  readonly percent: (share: number) => string;
  /** `+8`, `−12`, `0`: with a true minus sign; show it in a left-to-right isolate. */
  readonly signed: (value: number, fractionDigits?: number) => string;
  /** `5 March`. */
  readonly day: (instant: number) => string;
  /** `5 Mar`. */
  readonly shortDay: (instant: number) => string;
  /** `Sunday 13:00`, with the date when it is further than six days from `asOf`. */
  readonly moment: (instant: number, asOf: number) => string;
  /** `5 March 2026`, of a local date `2026-03-05`, whatever the zone. */
  readonly date: (local: string) => string;
  /** `5 March 2026, 13:00`. */
  readonly dateTime: (instant: number) => string;
  /** `5 Mar 2026, 13:00`, where many stand below one another. */
  readonly stamp: (instant: number) => string;
}

const SIX_DAYS = 6 * 24 * 3_600_000;

const CATALOGUES = {
  en: {
    daily: () => import('../../locales/en.json?part=daily'),
    managing: () => import('../../locales/en.json?part=managing'),
  },
  he: {
    daily: () => import('../../locales/he.json?part=daily'),
    managing: () => import('../../locales/he.json?part=managing'),
  },
};

/** Loads only the catalogue of the person's language, and the texts of managers only for their surfaces. */
export async function loadWords(context: SurfaceContext, isManaging: boolean): Promise<Words> {
  const { daily, managing } = CATALOGUES[context.language];
  const parts = await Promise.all([daily(), ...(isManaging ? [managing()] : [])]);
  return createWords(
    context,
    parts.reduce<Catalogue>((all, part) => ({ ...all, ...part.default }), {}),
  );
}

/** A day must not stand at the end of a line and its hour at the start of the next. */
const unbroken = (text: string): string => text.replaceAll(/\s/g, '\u00A0');

function createWords({ language, direction, locale, timeZone }: SurfaceContext, catalogue: Catalogue): Words {
  const messages = new Map<MessageKey, IntlMessageFormat>();
  const message = (key: MessageKey) => {
    const known = messages.get(key);
    if (known) return known;
    const made = new IntlMessageFormat(catalogue[key] ?? key, locale, undefined, { ignoreTag: true });
    messages.set(key, made);
    return made;
  };
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const shortDay = dates({ day: 'numeric', month: 'short' });
  const weekdayTime = dates({ weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const localDate = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
  const dateTime = dates({ dateStyle: 'long', timeStyle: 'short' });
  const number = (value: number, fractionDigits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: fractionDigits }).format(value);
  return {
    language,
    direction,
    text: (key, values) => String(message(key).format(values)),
    pieces: (key, values) => {
      const made = message(key).format(values);
      return Array.isArray(made) ? made : [made];
    },
    number,
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    signed: (value, fractionDigits = 0) => {
      const size = number(Math.abs(value), fractionDigits);
      if (size === number(0)) return size;
      return `${value < 0 ? '−' : '+'}${size}`;
    },
    day: (instant) => dates({ day: 'numeric', month: 'long' }).format(instant),
    shortDay: (instant) => shortDay.format(instant),
    moment: (instant, asOf) =>
      Math.abs(instant - asOf) < SIX_DAYS ? unbroken(weekdayTime.format(instant)) : dateTime.format(instant),
    date: (local) => localDate.format(Date.parse(local)),
    dateTime: (instant) => dateTime.format(instant),
    stamp: (instant) => dates({ dateStyle: 'medium', timeStyle: 'short' }).format(instant),
  };
}
