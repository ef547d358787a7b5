import type { Operand, Predicate, TerminalClause } from '@atlaskit/jql-ast';
import type { ChangeRecord, IssueRecord } from '../state/issue-records.ts';
import { choiceOperands } from './choice-clause.ts';
import type { ClauseField } from './clause-field.ts';
import { condition, type Condition, type JqlContext } from './jql-context.ts';
import { functionInstant, literalInstant } from './jql-dates.ts';
import { JqlError, unknownFunction, unsupportedOperator } from './jql-error.ts';
import { accountsOf, flatten } from './operands.ts';
import { localDay } from '../time/zone.ts';

/** A value the field had in `[from, to)`; `byId` put it there. */
interface Span {
  readonly value: string | null;
  readonly from: number;
  readonly to: number;
  readonly byId: string | null;
}

interface Change {
  readonly from: string | null;
  readonly to: string | null;
  readonly at: number;
  readonly byId: string;
}

const HISTORY_COST = 20;

/** WAS, WAS NOT, WAS IN, WAS NOT IN and CHANGED with their predicates. */
export const compileHistory = (field: ClauseField, clause: TerminalClause, context: JqlContext): Condition => {
  const operator = clause.operator ? clause.operator.value : 'changed';
  const { shape, name } = field;
  if (shape.kind !== 'choice' || shape.history === undefined) throw unsupportedOperator(operator, name);
  const fieldId = shape.history;
  const ids = (operand: Operand): (string | null)[] => choiceOperands(shape, operand, context);
  if (operator === 'changed') {
    const matches = changeMatcher(clause.predicates, ids, context);
    return condition((issue) => changesOf(issue, fieldId).some(matches), { cost: HISTORY_COST });
  }
  if (!clause.operand) throw new JqlError(`Error in the JQL Query: Expecting a value after '${operator}'.`);
  const wanted = new Set(ids(clause.operand));
  const during = spanMatcher(clause.predicates, context);
  const was = (issue: IssueRecord): boolean =>
    spansOf(issue, fieldId, shape.values(issue, context)[0] ?? null).some(
      (span) => wanted.has(span.value) && during(span),
    );
  return condition(operator.includes('not') ? (issue) => !was(issue) : was, { cost: HISTORY_COST });
};

const changesOf = (issue: IssueRecord, fieldId: string): Change[] =>
  issue.history.flatMap((change: ChangeRecord) =>
    change.items
      .filter((item) => item.fieldId === fieldId)
      .map((item) => ({ from: item.from, to: item.to, at: change.at, byId: change.authorId })),
  );

const spansOf = (issue: IssueRecord, fieldId: string, current: string | null): Span[] => {
  const changes = changesOf(issue, fieldId);
  const spans: Span[] = [];
  let from = issue.createdAt;
  let value = changes[0] === undefined ? current : changes[0].from;
  let byId: string | null = issue.creatorId;
  for (const change of changes) {
    spans.push({ value, from, to: change.at, byId });
    ({ to: value, at: from, byId } = change);
  }
  spans.push({ value, from, to: Infinity, byId });
  return spans;
};

const instantsOf = (operand: Operand, context: JqlContext): number[] =>
  flatten(operand, {
    value: (text) => literalInstant(text, 'date', context),
    call: (fn, args) => {
      const instant = functionInstant(fn, args, context);
      if (instant === null) throw unknownFunction(fn);
      return [instant];
    },
  }).filter((each) => each !== null);

const authorsOf = (operand: Operand, context: JqlContext): ReadonlySet<string> =>
  new Set(
    flatten(operand, { value: (text) => text, call: (fn, args) => accountsOf(context, fn, args) }).filter(
      (each) => each !== null,
    ),
  );

const operandOf = ({ operator, operand }: Predicate): Operand => {
  if (!operand) throw new JqlError(`Error in the JQL Query: Expecting a value after '${operator.value}'.`);
  return operand;
};

const spanMatcher = (predicates: readonly Predicate[], context: JqlContext): ((span: Span) => boolean) => {
  const tests = predicates.map((predicate): ((span: Span) => boolean) => {
    const kind = predicate.operator.value;
    const operand = operandOf(predicate);
    if (kind === 'by') {
      const authors = authorsOf(operand, context);
      return (span) => span.byId !== null && authors.has(span.byId);
    }
    if (kind === 'from' || kind === 'to') throw unsupportedOperator(kind, 'was');
    const [first = 0, second = first] = instantsOf(operand, context);
    if (kind === 'before') return (span) => span.from < first;
    if (kind === 'after') return (span) => span.to > first;
    const [start, end] = kind === 'on' ? dayOf(first, context) : [first, second];
    return (span) => span.from < end && span.to > start;
  });
  return (span) => tests.every((test) => test(span));
};

const changeMatcher = (
  predicates: readonly Predicate[],
  ids: (operand: Operand) => readonly (string | null)[],
  context: JqlContext,
): ((change: Change) => boolean) => {
  const tests = predicates.map((predicate): ((change: Change) => boolean) => {
    const kind = predicate.operator.value;
    const operand = operandOf(predicate);
    if (kind === 'from' || kind === 'to') {
      const wanted = new Set(ids(operand));
      return (change) => wanted.has(change[kind]);
    }
    if (kind === 'by') {
      const authors = authorsOf(operand, context);
      return (change) => authors.has(change.byId);
    }
    const [first = 0, second = first] = instantsOf(operand, context);
    if (kind === 'before') return (change) => change.at < first;
    if (kind === 'after') return (change) => change.at > first;
    const [start, end] = kind === 'on' ? dayOf(first, context) : [first, second];
    return (change) => change.at >= start && change.at <= end;
  });
  return (change) => tests.every((test) => test(change));
};

/** First and last instant of the reader's day around the instant. */
const dayOf = (instant: number, context: JqlContext): [number, number] => {
  const day = localDay(instant, context.zone);
  const start = functionInstant('startOfDay', [], { ...context, now: instant }) ?? instant;
  const end = functionInstant('endOfDay', [], { ...context, now: instant }) ?? instant;
  return localDay(start, context.zone) === day ? [start, end] : [instant, instant];
};
