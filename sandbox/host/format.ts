const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Dates and durations in the reader's language and zone, always against virtual time. */
export interface Formats {
  /** `22 Nov 2026, 09:05`. */
  instant(epochMs: number): string;
  /** `Sun, 22 Nov 2026, 09:05`, for the clock of the sandbox. */
  clock(epochMs: number): string;
  /** `3 hours ago`, `yesterday`; the instant itself beyond a week. */
  ago(epochMs: number, now: number): string;
  /** `2h 30m`, `−45m`; `0m` below a minute. */
  duration(ms: number): string;
  /** `12 byte`, `3.4 kB`, `1 MB`. */
  size(bytes: number): string;
}

export function createFormats(locale: string, timeZone: string): Formats {
  const day: Intl.DateTimeFormatOptions = { timeZone, day: 'numeric', month: 'short', year: 'numeric' };
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const instant = new Intl.DateTimeFormat(locale, { ...day, ...time });
  const clock = new Intl.DateTimeFormat(locale, { weekday: 'short', ...day, ...time });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  // Hebrew comes as "an hour ago (1)": the number is a hint for other programs, not for readers.
  const since = (count: number, unit: 'minute' | 'hour' | 'day'): string =>
    relative.format(-Math.floor(count), unit).replace(/ \(\d+\)/, '');
  return {
    instant: (at) => instant.format(at),
    clock: (at) => clock.format(at),
    ago(at, now) {
      const past = Math.max(0, now - at);
      if (past < HOUR) return since(past / MINUTE, 'minute');
      if (past < DAY) return since(past / HOUR, 'hour');
      return past < 7 * DAY ? since(past / DAY, 'day') : instant.format(at);
    },
    duration: (ms) => durationText(ms, DURATION_UNITS[locale.startsWith('he') ? 'he' : 'en']),
    size: (bytes) => sizeText(locale, bytes),
  };
}

function sizeText(locale: string, bytes: number): string {
  const [unit, factor] =
    bytes < 1000 ? (['byte', 1] as const) : bytes < 1e6 ? (['kilobyte', 1000] as const) : (['megabyte', 1e6] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / factor);
}

/** As Jira writes them in English; the sign stays on the left of its figure where the text runs to the left. */
const DURATION_UNITS = {
  en: { hours: 'h', minutes: 'm', minus: '\u2212' },
  he: { hours: ' שע׳', minutes: ' דק׳', minus: '\u200E\u2212' },
} as const;

function durationText(ms: number, units: (typeof DURATION_UNITS)[keyof typeof DURATION_UNITS]): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  const hours = Math.floor(minutes / 60);
  const parts = [
    hours > 0 ? `${hours}${units.hours}` : '',
    minutes % 60 > 0 || hours === 0 ? `${minutes % 60}${units.minutes}` : '',
  ];
  return `${ms < 0 && minutes > 0 ? units.minus : ''}${parts.filter(Boolean).join(' ')}`;
}

/** Epoch ms of Jira's `2026-11-22T09:05:00.000+0200`; NaN when it is no date. */
export function instantOf(text: string): number {
  return Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

/** As a reader counts characters, accents and emoji whole. */
function firstCharacter(word = ''): string {
  return new Intl.Segmenter().segment(word)[Symbol.iterator]().next().value?.segment ?? '';
}

/** Up to two initials of a name, for avatars. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = firstCharacter(words[0]) || '?';
  return (first + (words.length > 1 ? firstCharacter(words.at(-1)) : '')).toLocaleUpperCase();
}

/** One of `count` colours, the same for the same text every time. */
export function colourOf(text: string, count: number): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % count;
}

/** The class of a status lozenge. */
export function lozengeOf(category: string): 'new' | 'indeterminate' | 'done' {
  if (category === 'done' || category === 'DONE') return 'done';
  return category === 'indeterminate' || category === 'INDETERMINATE' ? 'indeterminate' : 'new';
}
