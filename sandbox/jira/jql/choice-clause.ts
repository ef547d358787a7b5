import type { Operand } from '@atlaskit/jql-ast';
import type { Shape } from './clause-field.ts';
import { condition, type Condition, type JqlContext, type Narrowing } from './jql-context.ts';
import { unknownFunction, unsupportedOperator } from './jql-error.ts';
import { flatten } from './operands.ts';

/** One clause, its field named. */
export interface ClauseParams {
  readonly name: string;
  readonly operator: string;
  readonly operand: Operand;
  readonly context: JqlContext;
}

type ChoiceShape = Extract<Shape, { kind: 'choice' }>;

/** The ids an operand names; `null` among them is EMPTY. */
export const choiceOperands = (shape: ChoiceShape, operand: Operand, context: JqlContext): (string | null)[] =>
  flatten(operand, {
    value: (text) => shape.resolve(text, context),
    call: (name, args) => {
      if (shape.call === undefined) throw unknownFunction(name);
      return [shape.call(name, args, context)];
    },
  }).flatMap((each) => each ?? [null]);

const OPERATORS: ReadonlySet<string> = new Set(['=', '!=', 'in', 'not in', 'is', 'is not']);
const RANKED: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** `=`, `!=`, IN, NOT IN, IS, IS NOT, and `<` … `>=` where ids have a rank. A negated clause does not match an empty field, as in Jira. */
export const compileChoice = (shape: ChoiceShape, { name, operator, operand, context }: ClauseParams): Condition => {
  if (!OPERATORS.has(operator) && (shape.rank === undefined || !RANKED.has(operator))) {
    throw unsupportedOperator(operator, name);
  }
  const wanted = choiceOperands(shape, operand, context);
  const ids = new Set(wanted.filter((each) => each !== null));
  const wantsEmpty = wanted.includes(null);
  const has = (values: readonly string[]): boolean =>
    values.length === 0 ? wantsEmpty : values.some((value) => ids.has(value));
  switch (operator) {
    case '=':
    case 'in':
    case 'is':
      return build(shape, context, {
        matches: has,
        matchesOne: (id) => (id === null ? wantsEmpty : ids.has(id)),
        positiveIds: wantsEmpty ? null : ids,
      });
    case '!=':
    case 'not in':
    case 'is not':
      return build(shape, context, {
        matches: (values) => values.length > 0 && !has(values),
        matchesOne: (id) => id !== null && !ids.has(id),
        positiveIds: null,
      });
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compileRank(shape, { name, operator, ids, context });
    default:
      throw unsupportedOperator(operator, name);
  }
};

/** `positiveIds`: the only ids that can match, where the clause says so. */
const build = (
  shape: ChoiceShape,
  context: JqlContext,
  clause: {
    readonly matches: (values: readonly string[]) => boolean;
    readonly matchesOne: (id: string | null) => boolean;
    readonly positiveIds: ReadonlySet<string> | null;
  },
): Condition => {
  const { matches, matchesOne, positiveIds } = clause;
  const narrowing: { -readonly [K in keyof Narrowing]?: Narrowing[K] } = {};
  if (positiveIds !== null && shape.narrows !== undefined) narrowing[shape.narrows] = positiveIds;
  const { ofStatus } = shape;
  if (ofStatus !== undefined) {
    const statuses = [...context.site.store.statuses.keys()].filter((id) => matches([ofStatus(id, context)]));
    narrowing.statusIds = new Set(statuses);
  }
  const value = shape.single;
  if (value !== undefined) return condition((issue) => matchesOne(value(issue, context)), { narrowing });
  return condition((issue) => matches(shape.values(issue, context)), { narrowing });
};

const compileRank = (
  shape: ChoiceShape,
  params: {
    readonly name: string;
    readonly operator: '<' | '<=' | '>' | '>=';
    readonly ids: ReadonlySet<string>;
    readonly context: JqlContext;
  },
): Condition => {
  const { name, operator, ids, context } = params;
  const { rank } = shape;
  const [id] = ids;
  if (rank === undefined || id === undefined) throw unsupportedOperator(operator, name);
  const limit = rank(id, context);
  return condition((issue) =>
    shape.values(issue, context).some((value) => compares(rank(value, context), operator, limit)),
  );
};

/** `a operator b`. */
export const compares = (a: number, operator: '<' | '<=' | '>' | '>=' | '=' | '!=', b: number): boolean => {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '=':
      return a === b;
    case '!=':
      return a !== b;
  }
};
