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
}

export function createFormats(locale: string, timeZone: string): Formats {
  const instant = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const clock = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    instant: (at) => instant.format(at),
    clock: (at) => clock.format(at),
    ago(at, now) {
      const past = Math.max(0, now - at);
      if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute');
      if (past < DAY) return relative.format(-Math.floor(past / HOUR), 'hour');
      return past < 7 * DAY ? relative.format(-Math.floor(past / DAY), 'day') : instant.format(at);
    },
    duration(ms) {
      const minutes = Math.floor(Math.abs(ms) / MINUTE);
      const hours = Math.floor(minutes / 60);
      const text = [hours > 0 ? `${hours}h` : '', minutes % 60 > 0 || hours === 0 ? `${minutes % 60}m` : ''].filter(Boolean).join(' ');
      return ms < 0 && minutes > 0 ? `\u2212${text}` : text;
    },
  };
}

/** Epoch ms of Jira's `2026-11-22T09:05:00.000+0200`; NaN when it is no date. */
export function instantOf(text: string): number {
  return Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

/** Up to two initials of a name, for avatars. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
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
