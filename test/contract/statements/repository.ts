import type { Database } from '../../../src/adapters/sql/database.ts';

type Work = Promise<unknown> | AsyncIterable<unknown>;

/** Calls of each method of a port that take every branch its statements have. A method that is missing does not compile. */
type Moves<Port> = { readonly [Method in keyof Port]: readonly ((port: Port) => Work)[] };

export interface Move {
  /** `createRequests.save 2`: factory, method and which of its calls. */
  readonly name: string;
  readonly method: string;
  readonly run: (db: Database) => Work;
}

export interface Repository {
  /** Name of the factory in `src/adapters/sql`. */
  readonly factory: string;
  readonly open: (db: Database) => object;
  readonly moves: readonly Move[];
}

export const repository = <Port extends object>(
  open: { readonly factory: string; readonly build: (db: Database) => Port },
  moves: Moves<Port>,
): Repository => ({
  factory: open.factory,
  open: open.build,
  moves: (Object.keys(moves) as (keyof Port & string)[]).flatMap((method) =>
    moves[method].map((call, index) => ({
      name: `${open.factory}.${method} ${index + 1}`,
      method,
      run: (db) => call(open.build(db)),
    })),
  ),
});
