import en from '../../../locales/en.json';
import he from '../../../locales/he.json';
import type { Threshold } from '../../contract/alerts';
import type { Instant, IssueKey } from '../../contract/ids';
import type { Language } from '../../contract/words';
import { elapsedOf, parseThreshold } from '../../domain/alerts/threshold';

const CATALOGUES = { en, he } as const;
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', he: 'he-IL' };
const MINUTE_MS = 60_000;
const MOST_LINES = 30;
/** Below this an alert is on time, as far as a person can tell. */
const LATE_MS = 5 * MINUTE_MS;

type TellingKey = Extract<keyof typeof en, `telling.${string}`>;

/** What messages say of one alert. */
export interface ToldAlert {
  readonly issueKey: IssueKey;
  /** The clock. */
  readonly name: string;
  readonly goalMs: number;
  /** Name of the threshold. */
  readonly threshold: string;
  readonly dueAt: Instant;
  /** When the clock is or was breached; null while nobody can know. */
  readonly breachAt: Instant | null;
}

/** Making a format costs a hundred times as much as using it, and what it is made of is nobody's: a language, a unit, a zone. */
const kept = <Format, Detail extends string>(make: (language: Language, detail: Detail) => Format) => {
  const formats = new Map<string, Format>();
  return (language: Language, detail: Detail): Format => {
    const key = `${language} ${detail}`;
    const known = formats.get(key) ?? make(language, detail);
    formats.set(key, known);
    return known;
  };
};

const unitFormat = kept(
  (language, unit: 'hour' | 'minute') =>
    new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }),
);
const listFormat = kept((language, type: 'unit') => new Intl.ListFormat(LOCALES[language], { type, style: 'long' }));
const timeFormat = kept(
  (language, timeZone: string) =>
    new Intl.DateTimeFormat(LOCALES[language], {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

const filled = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

const say = (language: Language, key: TellingKey, params: Readonly<Record<string, string>> = {}): string =>
  filled(CATALOGUES[language][key], params);

/** "1 hour, 30 minutes", in the words of the language. */
const duration = (ms: number, language: Language): string => {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  const parts: readonly [number, 'hour' | 'minute'][] = [
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
  ];
  const worded = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) =>
      count === 1 ? say(language, `telling.one.${unit}`) : unitFormat(language, unit).format(count),
    );
  return listFormat(language, 'unit').format(worded);
};

/** In which language, and in the zone of the site's calendar. */
interface Reader {
  readonly zone: string;
  readonly language: Language;
}

const time = (at: Instant, { zone, language }: Reader): string => timeFormat(language, zone).format(at);

/** The sentence of a threshold; until when there is time only while somebody can know it. */
const keyOf = (kind: Threshold['kind'] | undefined, isKnown: boolean): TellingKey => {
  switch (kind) {
    case 'share':
      return isKnown ? 'telling.share.until' : 'telling.share';
    case 'before':
      return isKnown ? 'telling.before.until' : 'telling.before';
    case 'after':
      return 'telling.after';
    case 'breach':
    case undefined:
      return 'telling.breach';
  }
};

/** What has happened and what to do, in one line. */
const line = (alert: ToldAlert, reader: Reader): string => {
  const { language } = reader;
  const threshold = parseThreshold(alert.threshold);
  const elapsedMs = elapsedOf(alert.threshold, alert.goalMs) ?? alert.goalMs;
  return say(language, keyOf(threshold?.kind, alert.breachAt !== null), {
    key: alert.issueKey,
    clock: alert.name,
    percent: threshold?.kind === 'share' ? String(threshold.percent) : '',
    left: duration(Math.abs(alert.goalMs - elapsedMs), language),
    time: time(alert.breachAt ?? alert.dueAt, reader),
  });
};

const lateNote = ({ dueAt }: ToldAlert, now: Instant, language: Language): readonly string[] =>
  now - dueAt > LATE_MS ? [say(language, 'telling.late', { late: duration(now - dueAt, language) })] : [];

/** A message about one alert, or a summary of several. */
export const mailWords = (
  alerts: readonly ToldAlert[],
  reader: Reader & { readonly now: Instant },
): { readonly subject: string; readonly paragraphs: readonly string[] } => {
  const { language, now } = reader;
  const [first] = alerts;
  if (first !== undefined && alerts.length === 1) {
    return {
      subject: say(language, 'telling.subject', { key: first.issueKey, clock: first.name }),
      paragraphs: [line(first, reader), ...lateNote(first, now, language)],
    };
  }
  const count = { count: alerts.length.toLocaleString(LOCALES[language]) };
  const more = (alerts.length - MOST_LINES).toLocaleString(LOCALES[language]);
  return {
    subject: say(language, 'telling.summary.subject', count),
    paragraphs: [
      say(language, 'telling.summary', count),
      ...alerts.slice(0, MOST_LINES).map((alert) => line(alert, reader)),
      ...(alerts.length > MOST_LINES ? [say(language, 'telling.summary.more', { more })] : []),
    ],
  };
};

/** The comment of a request, in both languages, for nobody knows who reads it; without alerts it says that they are over. */
export const threadWords = (alerts: readonly ToldAlert[], zone: string): readonly string[] =>
  (['he', 'en'] as const).flatMap((language) =>
    alerts.length === 0 ? [say(language, 'telling.over')] : alerts.map((alert) => line(alert, { zone, language })),
  );
