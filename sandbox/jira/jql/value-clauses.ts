import type { ClauseParams } from './choice-clause.ts';
import { compares } from './choice-clause.ts';
import type { Shape } from './clause-field.ts';
import { functionInstant, literalInstant } from './jql-dates.ts';
import { condition, type Condition, type JqlContext } from './jql-context.ts';
import { JqlError, unknownFunction, unsupportedOperator } from './jql-error.ts';
import { flatten } from './operands.ts';
import { matchesWords } from './words.ts';

type Compared = number | null;

/** Equality, order, IN and IS over numbers; instants are numbers too. */
const compileComparable = (
  { name, operator, operand, context }: ClauseParams,
  read: { readonly value: (text: string) => number; readonly call: (fn: string, args: readonly string[]) => number },
  valueOf: (issue: Parameters<Condition['test']>[0], context: JqlContext) => Compared,
): { readonly condition: Condition; readonly operands: readonly Compared[] } => {
  if (operator === '~' || operator === '!~') throw unsupportedOperator(operator, name);
  const operands = flatten(operand, { value: read.value, call: (fn, args) => [read.call(fn, args)] });
  const numbers = new Set(operands.filter((each) => each !== null));
  const wantsEmpty = operands.includes(null);
  const has = (value: Compared): boolean => (value === null ? wantsEmpty : numbers.has(value));
  const [limit] = numbers;
  const test = (): ((value: Compared) => boolean) => {
    switch (operator) {
      case '=':
      case 'in':
      case 'is':
        return has;
      case '!=':
      case 'not in':
      case 'is not':
        return (value) => value !== null && !has(value);
      case '<':
      case '<=':
      case '>':
      case '>=':
        if (limit === undefined || operand.operandType === 'list') throw unsupportedOperator(operator, name);
        return (value) => value !== null && compares(value, operator, limit);
      default:
        throw unsupportedOperator(operator, name);
    }
  };
  const matches = test();
  return { condition: condition((issue) => matches(valueOf(issue, context))), operands };
};

export const compileNumber = (shape: Extract<Shape, { kind: 'number' }>, params: ClauseParams): Condition =>
  compileComparable(
    params,
    {
      value: (text) => {
        const number = Number(text);
        if (text.trim() === '' || Number.isNaN(number))
          throw new JqlError(`Value '${text}' for field '${params.name}' is not a number.`);
        return number;
      },
      call: (fn) => {
        throw unknownFunction(fn);
      },
    },
    shape.value,
  ).condition;

export const compileDate = (shape: Extract<Shape, { kind: 'date' }>, params: ClauseParams): Condition => {
  const { name, operator, context } = params;
  const compiled = compileComparable(
    params,
    {
      value: (text) => literalInstant(text, name, context),
      call: (fn, args) => instantOfCall(fn, args, context),
    },
    shape.value,
  );
  const [limit] = compiled.operands;
  if (shape.narrows === undefined || typeof limit !== 'number' || (operator !== '>' && operator !== '>='))
    return compiled.condition;
  return { ...compiled.condition, narrowing: { ...compiled.condition.narrowing, updatedSince: limit } };
};

const instantOfCall = (fn: string, args: readonly string[], context: JqlContext): number => {
  const instant = functionInstant(fn, args, context);
  if (instant === null) throw unknownFunction(fn);
  return instant;
};

export const compileText = (
  shape: Extract<Shape, { kind: 'text' }>,
  { name, operator, operand, context }: ClauseParams,
): Condition => {
  const operands = flatten<string>(operand, {
    value: (text) => text,
    call: (fn) => {
      throw unknownFunction(fn);
    },
  });
  const texts = operands.filter((each) => each !== null);
  const valuesOf = (issue: Parameters<Condition['test']>[0]): readonly string[] =>
    shape.value(issue, context).filter((each) => each !== '');
  const isAnyOf = (values: readonly string[]): boolean =>
    values.length === 0
      ? operands.includes(null)
      : values.some((value) => texts.some((text) => value.toLowerCase() === text.toLowerCase()));
  if (operator === '~' || operator === '!~') {
    const [query] = texts;
    if (query === undefined) return condition((issue) => (valuesOf(issue).length === 0) === (operator === '~'));
    if (query.trim() === '') throw new JqlError(`The field '${name}' does not support searching for an empty string.`);
    const matches = matchesWords(query);
    if (operator === '~') return condition((issue) => valuesOf(issue).some(matches), { cost: 5 });
    return condition((issue) => valuesOf(issue).length > 0 && !valuesOf(issue).some(matches), { cost: 5 });
  }
  const isEmptiness = operator === 'is' || operator === 'is not';
  if (!shape.exact && !isEmptiness) throw unsupportedOperator(operator, name);
  if (operator === '=' || operator === 'in' || operator === 'is') return condition((issue) => isAnyOf(valuesOf(issue)));
  if (operator === '!=' || operator === 'not in' || operator === 'is not') {
    return condition((issue) => valuesOf(issue).length > 0 && !isAnyOf(valuesOf(issue)));
  }
  throw unsupportedOperator(operator, name);
};

/** A part of a JSON value: numbers compare as numbers, everything else as text. */
export const compileJson = (shape: Extract<Shape, { kind: 'json' }>, params: ClauseParams): Condition => {
  if (!['<', '<=', '>', '>='].includes(params.operator)) {
    return compileText({ kind: 'text', exact: true, value: (issue) => scalarTexts(shape.value(issue)) }, params);
  }
  return compileNumber(
    {
      kind: 'number',
      value: (issue) => {
        const value = shape.value(issue);
        return typeof value === 'number' ? value : null;
      },
    },
    params,
  );
};

const scalarTexts = (value: unknown): string[] => {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(scalarTexts);
  if (typeof value === 'object') return [];
  return typeof value === 'string' ? [value] : [JSON.stringify(value)];
};
