import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { CellKey } from '../../domain/figures/cell-keys';
import { toKeyColumns } from './stored-cell';
import type { Tables } from './tables';

type KeyColumn = keyof ReturnType<typeof toKeyColumns>;

/** Columns of the primary key of `marks`, in its order: what is computed together lies together. */
export const MARK_ORDER = ['project_id', 'grain', 'starts_at', 'scope', 'scope_id'] as const;

/** Columns of the primary key of `cells`, in its order: what is read together lies together. */
export const CELL_ORDER = ['project_id', 'grain', 'scope', 'starts_at', 'scope_id'] as const;

/** Rows that come after a key in an order: greater in one column and equal in all columns before it. */
export const isAfterKey =
  (order: readonly KeyColumn[], key: CellKey) =>
  (eb: ExpressionBuilder<Tables, 'cells' | 'marks'>): Expression<SqlBool> => {
    const values = toKeyColumns(key);
    return eb.or(
      order.map((column, at) =>
        eb.and([
          ...order.slice(0, at).map((before) => eb(before, '=', values[before])),
          eb(column, '>', values[column]),
        ]),
      ),
    );
  };
