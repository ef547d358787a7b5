import type { Expression } from './syntax.ts';

/** Functions that make one value of a group of rows. */
export const AGGREGATES: ReadonlySet<string> = new Set(['COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'GROUP_CONCAT']);

/** Whether an expression aggregates, outside of its subqueries. */
export function hasAggregate(expression: Expression): boolean {
  if (expression.kind === 'call' && expression.over === null && AGGREGATES.has(expression.name)) return true;
  return children(expression).some(hasAggregate);
}

function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'negate':
    case 'not':
    case 'invert':
    case 'is':
    case 'cast':
      return [expression.operand];
    case 'in-query':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'logical':
      return expression.operands;
    case 'in-list':
      return [expression.operand, ...expression.list];
    case 'between':
      return [expression.operand, expression.low, expression.high];
    case 'like':
      return [expression.operand, expression.pattern];
    case 'interval':
      return [expression.operand, expression.amount];
    case 'row':
      return expression.items;
    case 'call':
      return [
        ...expression.args,
        ...(expression.over?.partition ?? []),
        ...(expression.over?.order ?? []).map((item) => item.expression),
      ];
    case 'case': {
      const branches = expression.branches.flatMap(({ when, result }) => [when, result]);
      return [expression.operand, ...branches, expression.otherwise].filter((each) => each !== null);
    }
    default:
      return [];
  }
}
