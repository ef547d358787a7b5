import { DAY_MS, MINUTE_MS } from './civil-date';

/** The settings name a time zone this runtime does not know. */
export class UnknownZoneError extends Error {
  readonly code = 'UNKNOWN_ZONE';
  readonly zone: string;
  constructor(zone: string, cause: unknown) {
    super(`Unknown time zone: ${zone}`, { cause });
    this.zone = zone;
  }
}

/** Wall clocks of one IANA zone. Days are day numbers of local dates. */
export interface Zone {
  /** First instant at or after the wall time `minute` minutes after midnight of local date `day`. */
  instantOf(day: number, minute: number): number;
  /** Milliseconds to add to an instant to read the zone's wall clock as if it were UTC. */
  offsetAt(instant: number): number;
}

/** To make a zone costs a thousand times as much as to ask it, and a zone is what its name says: one a name, and names are few. */
const met = new Map<string, Zone>();

/**
 * Zone by IANA name, with its daylight saving past and announced, from `Intl`.
 * A wall time that occurs twice means the first; one that is skipped means the moment of the skip.
 * @throws UnknownZoneError
 */
export const createZone = (name: string): Zone => {
  const zone = met.get(name) ?? zoneOf(name);
  met.set(name, zone);
  return zone;
};

const zoneOf = (name: string): Zone => {
  const format = formatOf(name);
  const atNoonUtc = new Map<number, number>();

  const offsetAt = (instant: number): number => {
    const whole = Math.floor(instant / 1000) * 1000;
    const parts = new Map<string, number>();
    for (const part of format.formatToParts(whole)) parts.set(part.type, Number(part.value));
    const read = (type: string): number => parts.get(type) ?? 0;
    const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
    return wall - whole;
  };

  const offsetAtNoonOf = (day: number): number => {
    const known = atNoonUtc.get(day);
    if (known !== undefined) return known;
    const offset = offsetAt(day * DAY_MS + DAY_MS / 2);
    atNoonUtc.set(day, offset);
    return offset;
  };

  const instantOf = (day: number, minute: number): number => {
    const wall = day * DAY_MS + minute * MINUTE_MS;
    // Two days away on either side no zone of the world is still, or already, in the local date.
    const before = offsetAtNoonOf(day - 2);
    const after = offsetAtNoonOf(day + 2);
    if (before === after) return wall - before;
    return resolveNearChange({ wall, before, after, offsetAt });
  };

  return { instantOf, offsetAt };
};

const formatOf = (name: string): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new UnknownZoneError(name, cause);
  }
};

interface NearChange {
  readonly wall: number;
  readonly before: number;
  readonly after: number;
  readonly offsetAt: (instant: number) => number;
}

const resolveNearChange = ({ wall, before, after, offsetAt }: NearChange): number => {
  const candidates = [wall - before, wall - after].toSorted((a, b) => a - b);
  const exact = candidates.find((instant) => instant + offsetAt(instant) === wall);
  if (exact !== undefined) return exact;
  return firstInstantWith({
    offset: after,
    from: wall - Math.max(before, after),
    to: wall - Math.min(before, after),
    offsetAt,
  });
};

/** The change of offset lies between the two readings of a skipped wall time; halving finds it to the millisecond. */
const firstInstantWith = (span: {
  readonly offset: number;
  readonly from: number;
  readonly to: number;
  readonly offsetAt: (instant: number) => number;
}): number => {
  let low = span.from;
  let high = span.to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (span.offsetAt(middle) === span.offset) high = middle;
    else low = middle + 1;
  }
  return low;
};
