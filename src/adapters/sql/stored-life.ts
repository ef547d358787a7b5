import { z } from 'zod';
import { Instant } from '../../contract/ids';
import type { Segment } from '../../domain/request-fact';
import type { PastRun } from '../../domain/sla/past-run';
import { toInstant } from '../../domain/time/instant';
import { jsonOf } from './json-column';
import { wordsOf } from './short-text';

/**
 * What a request went through, as short text beside the instant of its creation: numbers to the base of 36, each the distance from
 * the one before. Rows of releases before have JSON, which begins with a bracket, as does what the short form cannot say.
 * Reading answers null for text that is neither.
 */

const BASE = 36;
const digits = (value: number): string => value.toString(BASE);
const numberOf = (text: string): number => Number.parseInt(text, BASE);
const isJson = (text: string): boolean => text.startsWith('[');

const SegmentsJson = jsonOf(
  z.array(
    z
      .tuple([z.enum(['w', 'c', 'd']), Instant, Instant.nullable()])
      .transform(([kind, from, to]): Segment => ({ class: kind, from, to })),
  ),
);

/** Class, how long it lasted; a gap before it, or an overlap, between tildes. Without a length it still lasts. */
const SEGMENT = /(?:~(-?[0-9a-z]+)~)?([WCD])(-?[0-9a-z]+)?/y;
const CLASSES: Readonly<Record<string, Segment['class']>> = { W: 'w', C: 'c', D: 'd' };

/** `W1rzkq8D`: worked on for so long, done since. */
export const packSegments = (segments: readonly Segment[], createdAt: Instant): string => {
  let at: number = createdAt;
  return segments
    .map(({ class: kind, from, to }) => {
      const gap = from === at ? '' : `~${digits(from - at)}~`;
      at = to ?? from;
      return `${gap}${kind.toUpperCase()}${to === null ? '' : digits(to - from)}`;
    })
    .join('');
};

export const findSegments = (text: string, createdAt: Instant): readonly Segment[] | null => {
  if (isJson(text)) return SegmentsJson.safeParse(text).data ?? null;
  let at: number = createdAt;
  return wordsOf(text, SEGMENT, ([, gap = '0', kind = '', length]): Segment => {
    const from = at + numberOf(gap);
    at = from + (length === undefined ? 0 : numberOf(length));
    return { class: CLASSES[kind] ?? 'w', from: toInstant(from), to: length === undefined ? null : toInstant(at) };
  });
};

const RepliesJson = jsonOf(z.array(z.number().int()));
const REPLY = /(-?[0-9a-z]+)(?:,|$)/y;

/** `2ljo5,8f`: after the creation, after the one before. Null for none. */
export const packReplies = (replies: readonly Instant[], createdAt: Instant): string | null => {
  if (replies.length === 0) return null;
  return replies.map((at, index) => digits(at - (replies[index - 1] ?? createdAt))).join(',');
};

export const findReplies = (text: string | null, createdAt: Instant): readonly Instant[] | null => {
  if (text === null) return [];
  if (isJson(text)) {
    const after = RepliesJson.safeParse(text).data;
    return after?.map((ms) => toInstant(createdAt + ms)) ?? null;
  }
  let at: number = createdAt;
  return wordsOf(text, REPLY, ([, after = '0']) => toInstant((at += numberOf(after))));
};

/** `[[number of the metric's field, seconds of the goal, seconds elapsed, 0 | 1 breached, start, lasted], …]` */
const RunsJson = jsonOf(
  z.array(
    z
      // Rows of before have no instants: when it started, and how much later it stopped.
      .tuple([z.number().int(), z.number(), z.number(), z.union([z.literal(0), z.literal(1)])], z.number().int())
      .transform(([field, goal, elapsed, breached, started, lasted]): PastRun => ({
        metric: `customfield_${field}`,
        goalMs: goal * 1000,
        elapsedMs: elapsed * 1000,
        breached: breached === 1,
        span:
          started === undefined || lasted === undefined
            ? null
            : { startedAt: toInstant(started * 1000), stoppedAt: toInstant((started + lasted) * 1000) },
      })),
  ),
);

/** Field, goal and elapsed time in seconds; breached; when it ran, or a star: from the creation on, without a pause. */
const RUN = /([0-9a-z]+)\.([0-9a-z]+)\.([0-9a-z]+)(!?)(?:(\*)|@(-?[0-9a-z]+)\.(-?[0-9a-z]+))?(?:;|$)/y;

/** `7vd.b40.3d8*;7ve.230c.1567@0.2auq`. Null for none. */
export const packRuns = (runs: readonly PastRun[], createdAt: Instant): string | null => {
  if (runs.length === 0) return null;
  const rows = runs.map(toRunNumbers);
  const isShort = rows.every(
    (row) => row.every((value) => Number.isSafeInteger(value)) && row.slice(0, 3).every(isNatural),
  );
  if (!isShort) return JSON.stringify(rows);
  return rows
    .map(([field = 0, goal = 0, elapsed = 0, breached, started, lasted]) => {
      const head = `${digits(field)}.${digits(goal)}.${digits(elapsed)}${breached === 1 ? '!' : ''}`;
      if (started === undefined || lasted === undefined) return head;
      const after = started - secondOf(createdAt);
      return after === 0 && lasted === elapsed ? `${head}*` : `${head}@${digits(after)}.${digits(lasted)}`;
    })
    .join(';');
};

export const findRuns = (text: string | null, createdAt: Instant): readonly PastRun[] | null => {
  if (text === null) return [];
  if (isJson(text)) return RunsJson.safeParse(text).data ?? null;
  return wordsOf(text, RUN, ([, field = '', goal = '', elapsed = '', breached, star, started, lasted]): PastRun => ({
    metric: `customfield_${numberOf(field)}`,
    goalMs: numberOf(goal) * 1000,
    elapsedMs: numberOf(elapsed) * 1000,
    breached: breached === '!',
    span: spanOf(createdAt, star === '*' ? ['0', elapsed] : [started, lasted]),
  }));
};

const spanOf = (
  createdAt: Instant,
  [after, lasted]: readonly [string | undefined, string | undefined],
): PastRun['span'] => {
  if (after === undefined || lasted === undefined) return null;
  const started = secondOf(createdAt) + numberOf(after);
  return { startedAt: toInstant(started * 1000), stoppedAt: toInstant((started + numberOf(lasted)) * 1000) };
};

const toRunNumbers = ({ metric, goalMs, elapsedMs, breached, span }: PastRun): readonly number[] => [
  Number(metric.replace('customfield_', '')),
  goalMs / 1000,
  elapsedMs / 1000,
  Number(breached),
  ...(span === null ? [] : [span.startedAt / 1000, (span.stoppedAt - span.startedAt) / 1000]),
];

const isNatural = (value: number): boolean => value >= 0;
const secondOf = (at: Instant): number => Math.floor(at / 1000);
