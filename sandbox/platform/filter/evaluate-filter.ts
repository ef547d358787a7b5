import { FILTER_EXPRESSION_STEPS } from '../../limits.ts';
import type { BinaryOperator, Expression } from './syntax.ts';

/** The expression failed on this event; the trigger's `onError` decides what follows. */
export class FilterEvaluationError extends Error {
  readonly code = 'FILTER_EVALUATION';
}

/** Value of a field the event does not have. Only `?.` may follow it; anything else is an error, as on the platform. */
const ABSENT = Symbol('absent');

type Variables = ReadonlyMap<string, unknown>;

/**
 * Whether an event passes a filter.
 * @throws FilterEvaluationError when a field is absent and not guarded, types do not fit, or the result is no boolean
 */
export function passesFilter(expression: Expression, event: unknown): boolean {
  const result = new Evaluation().value(expression, new Map([['event', event]]));
  if (result === null) return false;
  if (typeof result !== 'boolean')
    throw new FilterEvaluationError(`A filter must give true or false, not ${typeof result}`);
  return result;
}

/**
 * The value of an expression over the variables given to it, as the formatter of a field needs it.
 * @throws FilterEvaluationError as for a filter
 */
export function evaluate(expression: Expression, variables: ReadonlyMap<string, unknown>): unknown {
  return new Evaluation().value(expression, variables);
}

class Evaluation {
  #steps = 0;

  /** A value that is present. */
  value(expression: Expression, variables: Variables): unknown {
    const result = this.#evaluate(expression, variables);
    if (result === ABSENT) throw new FilterEvaluationError(`${nameOf(expression)} is absent; guard it with ?.`);
    return result;
  }

  #evaluate(expression: Expression, variables: Variables): unknown {
    this.#steps += 1;
    if (this.#steps > FILTER_EXPRESSION_STEPS)
      throw new FilterEvaluationError(`More than ${FILTER_EXPRESSION_STEPS} steps`);
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'list':
        return expression.items.map((item) => this.value(item, variables));
      case 'name':
        if (!variables.has(expression.name)) throw new FilterEvaluationError(`Unknown variable ${expression.name}`);
        return variables.get(expression.name);
      case 'member':
        return this.#member(expression, variables);
      case 'index':
        return this.#index(expression, variables);
      case 'call':
        return this.#call(expression, variables);
      case 'unary':
        return expression.operator === '!'
          ? !truthy(this.value(expression.operand, variables))
          : -number(this.value(expression.operand, variables));
      case 'binary':
        return this.#binary(expression, variables);
      case 'choice':
        return this.value(
          truthy(this.value(expression.condition, variables)) ? expression.whenTrue : expression.otherwise,
          variables,
        );
      case 'arrow':
        throw new FilterEvaluationError('A function may only stand inside some, every, filter or map');
    }
  }

  #member({ object, name, optional }: Extract<Expression, { kind: 'member' }>, variables: Variables): unknown {
    const target = this.#target(object, optional, variables);
    if (target === null) return null;
    if (name === 'length' && (typeof target === 'string' || Array.isArray(target))) return target.length;
    if (typeof target !== 'object' || Array.isArray(target))
      throw new FilterEvaluationError(`${nameOf(object)} has no ${name}`);
    const found: unknown = Object.hasOwn(target, name) ? (target as Record<string, unknown>)[name] : undefined;
    if (found === undefined) return optional ? null : ABSENT;
    return found;
  }

  #index({ object, index }: Extract<Expression, { kind: 'index' }>, variables: Variables): unknown {
    const target = this.#target(object, false, variables);
    const key = this.value(index, variables);
    if (Array.isArray(target) && typeof key === 'number') return target[key] ?? ABSENT;
    if (typeof target === 'object' && target !== null && typeof key === 'string')
      return Object.hasOwn(target, key) ? ((target as Record<string, unknown>)[key] ?? null) : ABSENT;
    throw new FilterEvaluationError(`${nameOf(object)} cannot be indexed by ${String(key)}`);
  }

  #call({ object, method, argument, optional }: Extract<Expression, { kind: 'call' }>, variables: Variables): unknown {
    const target = this.#target(object, optional, variables);
    if (target === null) return null;
    if (argument.kind === 'arrow') {
      if (!Array.isArray(target)) throw new FilterEvaluationError(`${nameOf(object)} is no list`);
      const each = (item: unknown): unknown =>
        this.value(argument.body, new Map([...variables, [argument.parameter, item]]));
      if (method === 'some') return target.some((item) => truthy(each(item)));
      if (method === 'every') return target.every((item) => truthy(each(item)));
      return method === 'filter' ? target.filter((item) => truthy(each(item))) : target.map(each);
    }
    return search(target, method, this.value(argument, variables));
  }

  #target(object: Expression, optional: boolean, variables: Variables): unknown {
    const target = this.#evaluate(object, variables);
    if (target !== null && target !== ABSENT) return target;
    if (optional) return null;
    throw new FilterEvaluationError(`${nameOf(object)} is ${target === null ? 'null' : 'absent'}; guard it with ?.`);
  }

  #binary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, variables: Variables): unknown {
    const first = this.value(left, variables);
    if (operator === '&&') return truthy(first) ? this.value(right, variables) : first;
    if (operator === '||') return truthy(first) ? first : this.value(right, variables);
    return combine(operator, first, this.value(right, variables));
  }
}

function search(target: unknown, method: string, wanted: unknown): unknown {
  if (Array.isArray(target)) {
    const at = target.findIndex((item) => isEqual(item, wanted));
    if (method === 'includes') return at >= 0;
    if (method === 'indexOf') return at;
  }
  if (typeof target === 'string' && typeof wanted === 'string') {
    if (method === 'includes') return target.includes(wanted);
    if (method === 'indexOf') return target.indexOf(wanted);
    return method === 'startsWith' ? target.startsWith(wanted) : target.endsWith(wanted);
  }
  throw new FilterEvaluationError(
    `${method}() does not work on ${Array.isArray(target) ? 'a list' : typeof target} with ${typeof wanted}`,
  );
}

function combine(operator: Exclude<BinaryOperator, '&&' | '||'>, left: unknown, right: unknown): unknown {
  if (operator === '==') return isEqual(left, right);
  if (operator === '!=') return !isEqual(left, right);
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string'))
    return `${String(left)}${String(right)}`;
  if (typeof left === 'string' && typeof right === 'string' && ['<', '<=', '>', '>='].includes(operator))
    return compare(operator, left < right ? -1 : left > right ? 1 : 0);
  const [a, b] = [number(left), number(right)];
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    default:
      return compare(operator, a - b);
  }
}

function compare(operator: string, order: number): boolean {
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function isEqual(left: unknown, right: unknown): boolean {
  return (
    left === right ||
    (typeof left === 'object' && typeof right === 'object' && JSON.stringify(left) === JSON.stringify(right))
  );
}

function truthy(value: unknown): boolean {
  return Boolean(value);
}

function number(value: unknown): number {
  if (typeof value !== 'number')
    throw new FilterEvaluationError(`Expected a number, found ${value === null ? 'null' : typeof value}`);
  return value;
}

function nameOf(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'member' ? `${nameOf(expression.object)}.${expression.name}` : 'The value';
}
