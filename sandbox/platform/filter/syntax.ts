/** A parsed filter expression: the part of Atlassian's expression language that event filters use. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly object: Expression; readonly name: string; readonly optional: boolean }
  | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
  | {
      readonly kind: 'call';
      readonly object: Expression;
      readonly method: Method;
      readonly argument: Expression;
      readonly optional: boolean;
    }
  | { readonly kind: 'arrow'; readonly parameter: string; readonly body: Expression }
  | { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'choice';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly otherwise: Expression;
    };

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

/** Methods with exactly one argument; the first four take an arrow. */
export const METHODS = ['some', 'every', 'filter', 'map', 'includes', 'indexOf', 'startsWith', 'endsWith'] as const;
export type Method = (typeof METHODS)[number];

/** An expression the sandbox does not understand. Raised when the app is loaded, never while an event waits. */
export class FilterSyntaxError extends Error {
  readonly code = 'FILTER_SYNTAX';
  constructor(what: string, at: { readonly source: string; readonly offset: number }) {
    super(`${what} at character ${at.offset + 1} of the filter expression: ${at.source}`);
  }
}
