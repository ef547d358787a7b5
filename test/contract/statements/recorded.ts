import { createDatabase, type Database, type ExecuteSql, type Statement } from '../../../src/adapters/sql/database.ts';
import { migrate } from '../../../src/adapters/sql/migrate.ts';
import { SqlError, type SqlEngine } from '../../../sandbox/platform/ports.ts';
import { adminRepositories, lastRepositories } from './admin-moves.ts';
import { alertRepositories } from './alert-moves.ts';
import { saveCrowd } from './crowd.ts';
import { figureRepositories } from './figure-moves.ts';
import { loopRepositories } from './loop-moves.ts';
import type { Move, Repository } from './repository.ts';
import { sourceRepositories } from './source-moves.ts';

/** What an engine did of one statement: rows with their types, the count of a write, or the error with its words. */
export type Outcome =
  | { readonly rows: unknown }
  | {
      readonly error: {
        readonly code: string;
        readonly errno: number;
        readonly sqlState: string;
        readonly text: string;
      };
    };

/** A statement as an engine got it, and which move sent it. */
export interface Recorded extends Statement {
  readonly move: string;
  readonly outcome: Outcome;
}

/** More requests than a page of any walk has. */
export const CROWD = 5_001;

export const createRepositories = (): readonly Repository[] => {
  let tokens = 0;
  const newToken = (): string => `t${(tokens += 1)}`;
  return [
    ...loopRepositories(newToken),
    ...alertRepositories(newToken),
    ...figureRepositories(newToken),
    ...adminRepositories(),
    ...sourceRepositories(),
    ...lastRepositories(),
  ];
};

/** Loop first, for the figures to read; then the walks again over a crowd; erasure last, for it takes away what others read. */
const movesOf = (repositories: readonly Repository[], crowd: number): readonly Pick<Move, 'name' | 'run'>[] => {
  const all = repositories.flatMap(({ moves }) => moves);
  const erasure = all.filter(({ name }) => /^create(Erasure|Forgetting)\./.test(name));
  const walks = all.filter(({ name }) => /^(createCellFacts|createReleaseSources)\./.test(name));
  return [
    ...all.filter((move) => !erasure.includes(move)),
    ...(crowd === 0
      ? []
      : [{ name: 'crowd', run: (db: Database) => saveCrowd(db, { size: crowd, apart: 1, openEach: 3 }) }, ...walks]),
    ...erasure,
  ];
};

/** Without the random name of a database, and in an UPDATE without the number of a row, which follows from the plan. */
const settledText = (text: string, sql: string): string => {
  const named = text.replaceAll(/\bforge_[0-9a-f]{8}\b/g, 'forge');
  return /^\s*update/i.test(sql) ? named.replace(/ at row \d+$/, '') : named;
};

/** Runs one statement and tells what came of it. */
export const outcomeOf = async (engine: SqlEngine, { sql, parameters, kind }: Statement): Promise<Outcome> => {
  try {
    return { rows: (await engine.execute(sql, parameters, kind)).rows };
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    const { code, errno, sqlState } = error.debug;
    return { error: { code, errno, sqlState, text: settledText(error.message, sql) } };
  }
};

/** Migrates an engine's empty database and makes every move on it, the walks again over a crowd of that size. */
export const drive = async (engine: SqlEngine, crowd: number): Promise<readonly Recorded[]> => {
  const recorded: Recorded[] = [];
  let move = 'migrate';
  const execute: ExecuteSql = async (statement) => {
    const outcome = await outcomeOf(engine, statement);
    recorded.push({ ...statement, move, outcome });
    if ('error' in outcome) throw new Error(outcome.error.text);
    return outcome;
  };
  await migrate(execute);
  await migrate(execute);
  const db = createDatabase(execute);
  for (const each of movesOf(createRepositories(), crowd)) {
    move = each.name;
    await finish(each.run(db));
  }
  return recorded;
};

const finish = async (work: ReturnType<Move['run']>): Promise<void> => {
  if (!(Symbol.asyncIterator in work)) return void (await work);
  for await (const portion of work) void portion;
};

/** One of each statement text. */
export const distinct = <Each extends Statement>(statements: readonly Each[]): readonly Each[] => [
  ...new Map(statements.map((statement) => [statement.sql, statement])).values(),
];
