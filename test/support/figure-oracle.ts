import { z } from 'zod';

/** BIGINT comes as digits, INT as a number. */
const Whole = z.union([z.number(), z.string().regex(/^-?\d+$/)]).transform(Number);

const Facts = z.object({
  sql: z.object({
    requests: z.array(
      z.looseObject({
        issue_id: Whole,
        closed_at: Whole.nullable(),
        deleted: Whole,
        reopens: Whole.nullable().transform((count) => count ?? 0),
        handovers: Whole.nullable().transform((count) => count ?? 0),
        returns: Whole.nullable(),
        sla_met: Whole.nullable(),
        complete: Whole.nullable(),
        cycle_ms: Whole.nullable(),
        response_ms: Whole.nullable(),
        silence_ms: Whole.nullable(),
      }),
    ),
    invitations: z.array(
      z.looseObject({
        issue_id: Whole,
        close_no: Whole,
        requester_id: Whole.nullable(),
        not_asked_reason: z.string().nullable(),
      }),
    ),
    answers: z.array(
      z.looseObject({
        issue_id: Whole,
        close_no: Whole,
        item: z.string(),
        value: Whole.nullable(),
        mode: z.string().nullable(),
        answered_at: Whole,
      }),
    ),
  }),
});
type Facts = z.infer<typeof Facts>['sql'];

/** What a plain script reads of the stored facts. It knows nothing of cells, releases or how the app computes. */
export const factsIn = (state: unknown): Facts => Facts.parse(state).sql;

interface OracleFigure {
  readonly value: number;
  readonly n: number;
}

/** Figures of all requests closed in `[from, to)`, and of invited answers given before `through`; null: nothing to measure. */
export function figuresOf(
  { requests, invitations, answers }: Facts,
  period: { readonly from: number; readonly to: number; readonly through: number | null },
): Readonly<Record<string, OracleFigure | null>> {
  const closed = requests.filter(({ closed_at: at }) => at !== null && at >= period.from && at < period.to);
  const staff = new Set(
    invitations
      .filter(({ not_asked_reason: why }) => why === 'requester-is-agent')
      .map(({ issue_id: id, close_no: no }) => `${id}.${no}`),
  );
  const said = (item: string): readonly number[] =>
    answers.flatMap((answer) =>
      answer.item === item &&
      (answer.mode ?? 'invited') === 'invited' &&
      answer.value !== null &&
      answer.answered_at < (period.through ?? 0) &&
      !staff.has(`${answer.issue_id}.${answer.close_no}`)
        ? [answer.value]
        : [],
    );
  const share = (part: readonly unknown[], whole: readonly unknown[]): OracleFigure | null =>
    whole.length === 0 ? null : { value: part.length / whole.length, n: whole.length };
  const timed = closed.filter(({ sla_met: met }) => met !== null);
  const judged = closed.filter(({ complete }) => complete !== null);
  const scores = said('experience');
  return {
    'cycle-time': median(closed.flatMap(({ cycle_ms: ms }) => ms ?? [])),
    'response-time': median(closed.flatMap(({ response_ms: ms }) => ms ?? [])),
    silence: median(closed.flatMap(({ silence_ms: ms }) => ms ?? [])),
    'open-requests': {
      value: requests.filter((request) => request.closed_at === null && request.deleted === 0).length,
      n: requests.filter((request) => request.closed_at === null && request.deleted === 0).length,
    },
    reopened: share(
      closed.filter(({ reopens }) => reopens > 0),
      closed,
    ),
    returned: share(
      closed.filter(({ returns }) => (returns ?? 0) > 0),
      closed,
    ),
    'handed-over': share(
      closed.filter(({ handovers }) => handovers > 0),
      closed,
    ),
    'sla-met': share(
      timed.filter(({ sla_met: met }) => met === 1),
      timed,
    ),
    complete: share(
      judged.filter(({ complete }) => complete === 1),
      judged,
    ),
    experience: mean(scores),
    satisfaction: share(
      scores.filter((score) => score >= 4),
      scores,
    ),
    ease: mean(said('ease')),
    clarity: mean(said('clarity')),
    trust: mean(said('trust')),
    solved: mean(said('solved')),
    'lost-time': mean(said('lost-time').map((minutes) => Math.min(minutes, 480))),
  };
}

function mean(values: readonly number[]): OracleFigure | null {
  return values.length === 0
    ? null
    : { value: values.reduce((sum, value) => sum + value, 0) / values.length, n: values.length };
}

/** Middle value, or the mean of the two in the middle. */
function median(values: readonly number[]): OracleFigure | null {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? 0;
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return { value: sorted.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2, n: sorted.length };
}
