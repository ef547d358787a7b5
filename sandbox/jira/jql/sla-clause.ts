import type { FieldRecord } from '../state/records.ts';
import type { CycleClock } from '../sla/cycle-clock.ts';
import { compares, type ClauseParams } from './choice-clause.ts';
import { condition, type Condition } from './jql-context.ts';
import { JqlError, unknownFunction, unsupportedOperator } from './jql-error.ts';
import { parseDuration } from './jql-dates.ts';

type Cycles = readonly CycleClock[];

/** States an SLA can be in; asked with `=` and `!=` only. */
const STATES: Readonly<Record<string, (cycles: Cycles, now: number) => boolean>> = {
  breached: (cycles, now) => cycles.at(-1)?.isBreached(now) === true,
  everbreached: (cycles, now) => cycles.some((cycle) => cycle.isBreached(now)),
  completed: (cycles) => cycles.some((cycle) => cycle.stoppedAt !== null),
  running: (cycles) => ongoing(cycles)?.paused === false,
  paused: (cycles) => ongoing(cycles)?.paused === true,
  withincalendarhours: (cycles, now) => ongoing(cycles)?.isWithinCalendarHours(now) === true,
};

/** States that only an ongoing cycle can be in. */
const OF_ONGOING: ReadonlySet<string> = new Set(['running', 'paused', 'withincalendarhours']);

/** Times of the cycle that is not completed. */
const TIMES: Readonly<Record<string, (cycle: CycleClock, now: number) => number>> = {
  elapsed: (cycle, now) => cycle.elapsedMs(now),
  remaining: (cycle, now) => cycle.remainingMs(now),
};

/** SLA clauses cost most: the clock may have to be computed. */
const COST = 100;

/** `"Time to resolution" = breached()`, `< remaining("2h")`. An issue without a clock of this SLA matches neither a clause nor its negation. */
export const compileSla = (field: FieldRecord, { name, operator, operand, context }: ClauseParams): Condition => {
  const { site, now } = context;
  if (!isComparison(operator)) throw unsupportedOperator(operator, name);
  if (operand.operandType !== 'function') {
    throw new JqlError(
      `The SLA field '${name}' can only be compared with an SLA function, for example breached() or remaining("2h").`,
    );
  }
  const fn = operand.function.value.toLowerCase();
  const cyclesOf = (issue: Parameters<Condition['test']>[0]): Cycles =>
    site.sla.clocks(issue).get(field.id)?.cycles ?? [];
  // Goals are asked for while clocks are being computed, and of one issue only.
  const ofOngoing = { cost: COST, narrowing: context.actor === null ? {} : { issueIds: site.sla.ongoing(field.id) } };
  const state = STATES[fn];
  if (state !== undefined) {
    if (operator !== '=' && operator !== '!=') throw unsupportedOperator(operator, `${operand.function.value}()`);
    const test: Condition['test'] = (issue) => {
      const cycles = cyclesOf(issue);
      return cycles.length > 0 && state(cycles, now) === (operator === '=');
    };
    return condition(test, OF_ONGOING.has(fn) && operator === '=' ? ofOngoing : { cost: COST });
  }
  const time = TIMES[fn];
  if (time === undefined) throw unknownFunction(operand.function.value);
  const limit = parseDuration(operand.arguments[0]?.value ?? '');
  if (limit === null) {
    throw new JqlError(
      `The function '${operand.function.value}()' expects a duration such as "2h 30m" (units w, d, h, m).`,
    );
  }
  return condition((issue) => {
    const cycle = ongoing(cyclesOf(issue));
    return cycle !== undefined && compares(time(cycle, now), operator, limit);
  }, ofOngoing);
};

const ongoing = (cycles: Cycles): CycleClock | undefined => cycles.find((cycle) => cycle.stoppedAt === null);

const isComparison = (operator: string): operator is '=' | '!=' | '<' | '<=' | '>' | '>=' =>
  ['=', '!=', '<', '<=', '>', '>='].includes(operator);
