/** Instants as text, `YYYY-MM-DD HH:MM:SS[.f…]` in UTC, the zone of every Forge database. */

const TIME = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{0,6})\d*)?)?)?$/;

/** Canonical text of a time: without fraction if that is zero. null when the text is no time; MySQL takes no zone either. */
export function canonicalTime(text: string): string | null {
  const found = TIME.exec(text.trim());
  if (found === null) return null;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = ''] = found;
  const parts = [Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second)] as const;
  if (!isReal(parts)) return null;
  const pad = (part: string): string => part.padStart(2, '0');
  const digits = fraction.replace(/0+$/, '');
  return `${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}:${pad(second)}${digits === '' ? '' : `.${digits}`}`;
}

/** Milliseconds since the epoch. NaN when the text is no time. */
export function timeToMs(text: string): number {
  const canonical = canonicalTime(text);
  return canonical === null ? Number.NaN : Date.parse(`${canonical.replace(' ', 'T')}Z`);
}

/** Canonical text of an instant, cut to `fraction` digits of a second. */
export function msToTime(ms: number, fraction = 3): string {
  const iso = new Date(ms).toISOString();
  const digits = iso.slice(20, 20 + Math.min(fraction, 3)).replace(/0+$/, '');
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}${digits === '' ? '' : `.${digits}`}`;
}

/** As it is sent: with exactly the digits the column declares. */
export function timeText(canonical: string, fraction: number): string {
  const [seconds = '', digits = ''] = canonical.split('.');
  return fraction === 0 ? seconds : `${seconds}.${digits.slice(0, fraction).padEnd(fraction, '0')}`;
}

/** A time rounded half up to `fraction` digits, as a column stores it. */
export function roundTime(canonical: string, fraction: number): string {
  const digits = canonical.split('.')[1] ?? '';
  if (digits.length <= fraction) return canonical;
  const unit = 10 ** (3 - fraction);
  // Beyond milliseconds this engine only cuts: no clock of the sandbox is finer.
  return fraction >= 3
    ? timeText(canonical, fraction)
    : msToTime(Math.round(timeToMs(canonical) / unit) * unit, fraction);
}

function isReal([year, month, day, hour, minute, second]: readonly [
  number,
  number,
  number,
  number,
  number,
  number,
]): boolean {
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
