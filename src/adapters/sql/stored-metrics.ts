import { z } from 'zod';
import type { MetricOutcome } from '../../domain/request-fact';
import { jsonOf } from './json-column';
import { wordsOf } from './short-text';

/** Names that Jira gives the metrics of a new service project; any other name stands in full. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['Time to first response', 'f'],
  ['Time to resolution', 'r'],
  ['Time to done', 'd'],
  ['Time to close after resolution', 'c'],
  ['Time to review normal change', 'n'],
  ['Time to approve normal change', 'a'],
]);
const NAMES: ReadonlyMap<string, string> = new Map([...LETTERS].map(([name, letter]) => [letter, name]));

/** The metric's letter, or its name behind a sign that no letter has. */
export const shortMetric = (name: string): string => LETTERS.get(name) ?? `=${name}`;

/** The name that {@link shortMetric} made short; a letter that nobody gave stands for itself. */
export const longMetric = (short: string): string =>
  short.startsWith('=') ? short.slice(1) : (NAMES.get(short) ?? short);

const WORD = /([+-])(?:([a-z])|("(?:[^"\\]|\\.)*"))/y;

/** `+f-r+"Time to sign"`: the metrics of a request, kept or not. Null for none. */
export const packMetrics = (metrics: readonly MetricOutcome[]): string | null =>
  metrics.length === 0
    ? null
    : metrics.map(({ metric, met }) => `${met ? '+' : '-'}${LETTERS.get(metric) ?? JSON.stringify(metric)}`).join('');

const Quoted = jsonOf(z.string());

const unpack = (text: string): readonly MetricOutcome[] | null =>
  wordsOf(text, WORD, ([, sign, letter = '', quoted]): MetricOutcome | null => {
    const metric = quoted === undefined ? NAMES.get(letter) : Quoted.safeParse(quoted).data;
    return metric === undefined ? null : { metric, met: sign === '+' };
  });

/** Rows of releases before: `[[metric, 0 | 1], …]`. */
const Json = jsonOf(
  z.array(
    z
      .tuple([z.string(), z.union([z.literal(0), z.literal(1)])])
      .transform(([metric, met]): MetricOutcome => ({ metric, met: met === 1 })),
  ),
);

/** The column as either release wrote it. */
export const StoredMetrics = z.string().transform((text, context): readonly MetricOutcome[] => {
  const metrics = text.startsWith('[') ? (Json.safeParse(text).data ?? null) : unpack(text);
  if (metrics !== null) return metrics;
  context.addIssue({ code: 'custom', message: 'no outcomes of metrics' });
  return z.NEVER;
});
