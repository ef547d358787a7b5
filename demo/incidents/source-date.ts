const SOURCE_FORM = /^(\d{2})-(\d{2})-(\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?$/;
const ISO_FORM = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A date of the export: `29-02-2016 13:45`, or ISO with or without an offset.
 * @param zone IANA zone for dates without an offset
 * @returns epoch milliseconds, or null when it is no date or a day that does not exist (31-02)
 */
export function parseSourceDate(text: string, zone: string): number | null {
  const source = SOURCE_FORM.exec(text);
  if (source)
    return toInstant(
      { day: source[1], month: source[2], year: source[3], hour: source[4], minute: source[5], second: source[6] },
      zone,
    );
  const iso = ISO_FORM.exec(text);
  if (!iso) return null;
  const parts = { year: iso[1], month: iso[2], day: iso[3], hour: iso[4], minute: iso[5], second: iso[6] };
  const local = toInstant(parts, iso[7] === undefined ? zone : 'UTC');
  return local === null || iso[7] === undefined ? local : local - offsetOf(iso[7]);
}

type Parts = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string | undefined>>;

function toInstant(parts: Parts, zone: string): number | null {
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)];
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second ?? 0)];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(wall);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return null;
  return wall - zoneOffset(wall - zoneOffset(wall, zone), zone);
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const digits = text.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return (digits.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Making a formatter costs a hundred times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds the zone is ahead of UTC at an instant. */
export function zoneOffset(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 0 : offsetOf(name.slice(3));
}
