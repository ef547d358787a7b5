/** The statements the embedded engine knows, as its parser reads them. */

import type { DdlStatement } from './table-syntax.ts';

export type Expression =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'parameter'; readonly index: number }
  | ColumnReference
  | { readonly kind: 'negate'; readonly operand: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'invert'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'logical'; readonly operator: 'AND' | 'OR'; readonly operands: readonly Expression[] }
  | {
      readonly kind: 'is';
      readonly operand: Expression;
      readonly test: 'NULL' | 'TRUE' | 'FALSE';
      readonly negated: boolean;
    }
  | {
      readonly kind: 'in-list';
      readonly operand: Expression;
      readonly list: readonly Expression[];
      readonly negated: boolean;
    }
  | { readonly kind: 'in-query'; readonly operand: Expression; readonly query: Query; readonly negated: boolean }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'like';
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape: string;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'case';
      readonly operand: Expression | null;
      readonly branches: readonly CaseBranch[];
      readonly otherwise: Expression | null;
    }
  | Call
  | { readonly kind: 'cast'; readonly operand: Expression; readonly type: TypeName }
  | {
      readonly kind: 'interval';
      readonly operand: Expression;
      readonly sign: 1 | -1;
      readonly amount: Expression;
      readonly unit: string;
    }
  | { readonly kind: 'exists'; readonly query: Query }
  | { readonly kind: 'subquery'; readonly query: Query }
  | { readonly kind: 'row'; readonly items: readonly Expression[] }
  /** `VALUES(column)` in ON DUPLICATE KEY UPDATE. */
  | { readonly kind: 'inserted'; readonly column: string }
  | { readonly kind: 'default' };

export interface ColumnReference {
  readonly kind: 'column';
  readonly table: string | null;
  readonly name: string;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | 'DIV'
  | '%'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | '<=>'
  | 'XOR'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>';

export interface CaseBranch {
  readonly when: Expression;
  readonly result: Expression;
}

export interface Call {
  readonly kind: 'call';
  /** In capitals. */
  readonly name: string;
  readonly args: readonly Expression[];
  /** `COUNT(*)`. */
  readonly star: boolean;
  readonly distinct: boolean;
  /** Of GROUP_CONCAT. */
  readonly order: readonly OrderItem[];
  readonly separator: string | null;
  readonly over: Window | null;
}

export interface Window {
  readonly partition: readonly Expression[];
  readonly order: readonly OrderItem[];
  /** `ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`, or nothing. */
  readonly frame: string;
}

export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
}

export interface Query {
  readonly ctes: readonly Cte[];
  readonly recursive: boolean;
  readonly body: QueryBody;
  readonly order: readonly OrderItem[];
  readonly limit: Limit | null;
}

export interface Limit {
  readonly count: Expression;
  readonly offset: Expression | null;
}

export interface Cte {
  readonly name: string;
  readonly columns: readonly string[];
  readonly query: Query;
}

export type QueryBody =
  | Select
  | { readonly kind: 'union'; readonly all: boolean; readonly left: QueryBody; readonly right: QueryBody }
  | { readonly kind: 'nested'; readonly query: Query };

export interface Select {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly items: readonly SelectItem[];
  readonly from: From | null;
  readonly where: Expression | null;
  readonly group: readonly Expression[];
  readonly having: Expression | null;
}

export type SelectItem =
  | { readonly kind: 'star'; readonly table: string | null }
  | { readonly kind: 'item'; readonly expression: Expression; readonly label: string; readonly alias: string | null };

export type From =
  | { readonly kind: 'table'; readonly schema: string | null; readonly name: string; readonly alias: string }
  | { readonly kind: 'derived'; readonly query: Query; readonly alias: string }
  | {
      readonly kind: 'join';
      readonly type: 'INNER' | 'LEFT' | 'RIGHT' | 'CROSS';
      readonly left: From;
      readonly right: From;
      readonly on: Expression | null;
      readonly using: readonly string[];
    };

export interface Assignment {
  readonly column: string;
  readonly value: Expression;
}

export type Statement =
  | { readonly kind: 'select'; readonly query: Query }
  | Insert
  | {
      readonly kind: 'update';
      readonly table: string;
      readonly alias: string;
      readonly assignments: readonly Assignment[];
      readonly where: Expression | null;
      readonly order: readonly OrderItem[];
      readonly limit: Expression | null;
    }
  | {
      readonly kind: 'delete';
      readonly table: string;
      readonly alias: string;
      readonly where: Expression | null;
      readonly order: readonly OrderItem[];
      readonly limit: Expression | null;
    }
  | { readonly kind: 'show-tables'; readonly like: string | null }
  | { readonly kind: 'show-columns'; readonly table: string }
  | { readonly kind: 'show-create'; readonly table: string }
  | DdlStatement;

export interface Insert {
  readonly kind: 'insert';
  readonly table: string;
  /** null: all columns in their order. */
  readonly columns: readonly string[] | null;
  readonly source:
    | { readonly kind: 'values'; readonly rows: readonly (readonly Expression[])[] }
    | { readonly kind: 'query'; readonly query: Query };
  readonly ignore: boolean;
  readonly onDuplicate: readonly Assignment[];
}

export interface TypeName {
  /** In capitals, `BIGINT`. */
  readonly name: string;
  readonly sizes: readonly number[];
  readonly unsigned: boolean;
}
