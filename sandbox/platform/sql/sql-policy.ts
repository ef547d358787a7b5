import { SqlError } from '../ports.ts';
import { mysqlError, policyViolation } from './mysql-errors.ts';
import { tokenize, type Token } from './tokens.ts';

/** Limits of one statement of Forge SQL, as documented in `platform/forge/limits-sql`; rates are the platform's, not the engine's. */
export const REQUEST_MAX_BYTES = 1024 * 1024;
export const RESPONSE_MAX_BYTES = 4 * 1024 * 1024;
/** One row, and all an installation may store in production. */
export const ROW_MAX_BYTES = 6 * 1024 * 1024;
export const STORED_MAX_BYTES = 1024 * 1024 * 1024;
export const SELECT_MAX_MS = 5_000;
export const DML_MAX_MS = 10_000;
export const DDL_MAX_MS = 20_000;

/** Which of Forge's groups a statement belongs to; each has its own limits. */
export type StatementGroup = 'select' | 'dml' | 'ddl';

const GROUPS: Readonly<Record<string, StatementGroup>> = {
  SELECT: 'select',
  WITH: 'select',
  '(': 'select',
  SHOW: 'select',
  DESCRIBE: 'select',
  DESC: 'select',
  EXPLAIN: 'select',
  INSERT: 'dml',
  UPDATE: 'dml',
  DELETE: 'dml',
  REPLACE: 'dml',
  CREATE: 'ddl',
  ALTER: 'ddl',
  DROP: 'ddl',
  TRUNCATE: 'ddl',
  RENAME: 'ddl',
};

/** Statements that begin so are refused before the database sees them. */
const BANNED_VERBS = new Set(
  (
    'USE SET PREPARE EXECUTE DEALLOCATE LOCK UNLOCK GRANT REVOKE LOAD KILL FLUSH SHUTDOWN BEGIN START COMMIT ROLLBACK SAVEPOINT CALL DO HANDLER ' +
    'INSTALL UNINSTALL RESET PURGE XA'
  ).split(' '),
);
const BANNED_FUNCTIONS = new Set(
  'SHA2 SLEEP BENCHMARK COMPRESS UNCOMPRESS DECOMPRESS AES_ENCRYPT AES_DECRYPT LOAD_FILE GET_LOCK RELEASE_LOCK'.split(
    ' ',
  ),
);
const ALLOWED_SHOW = new Set(['TABLES', 'COLUMNS', 'FIELDS', 'CREATE', 'INDEX', 'INDEXES', 'KEYS']);
const FILES = new Set(['OUTFILE', 'DUMPFILE']);
const FOREIGN_SCHEMAS = new Set(['MYSQL', 'SYS', 'PERFORMANCE_SCHEMA', 'METRICS_SCHEMA']);
const DATABASE_OBJECTS = new Set('USER DATABASE SCHEMA ROLE SERVER EVENT PROCEDURE FUNCTION TRIGGER'.split(' '));

/**
 * What Forge asks of a statement before the database sees it.
 * @throws SqlError SQL_POLICY_VIOLATION; 1064 for a text that has no words of SQL.
 */
export function inspectStatement(text: string): StatementGroup {
  const tokens = tokenize(text);
  const [first] = tokens;
  if (first === undefined || first.kind === 'end') throw mysqlError(1064, 'Query was empty');
  const end = tokens.findIndex((token) => isOperator(token, ';'));
  if (end !== -1 && tokens[end + 1]?.kind !== 'end') throw policyViolation('Only one statement is permitted in a call');
  if (first.kind === 'word' && BANNED_VERBS.has(first.value))
    throw policyViolation(`${first.value} statements are not permitted`);
  const second = tokens[1]?.value ?? '';
  if (first.value === 'SHOW' && !ALLOWED_SHOW.has(second)) throw policyViolation(`SHOW ${second} is not permitted`);
  if (GROUPS[first.value] === 'ddl' && DATABASE_OBJECTS.has(second))
    throw policyViolation(`${first.value} ${second} is not permitted`);
  tokens.forEach((token, at) => inspectToken(token, tokens[at + 1], tokens[at - 1]));
  // An unknown verb is the database's to refuse.
  return GROUPS[first.value] ?? 'select';
}

function inspectToken(token: Token, next: Token | undefined, previous: Token | undefined): void {
  if (isOperator(token, '@')) throw policyViolation('Variables are not permitted');
  if (isOperator(token, '/') && isOperator(next, '*')) {
    throw policyViolation('Hints and version comments are not permitted');
  }
  if (token.kind !== 'word') return;
  if (isOperator(next, '(') && BANNED_FUNCTIONS.has(token.value)) {
    throw policyViolation(`The function ${token.value} is not permitted`);
  }
  const isForeignKey = token.value === 'REFERENCES' || (token.value === 'FOREIGN' && next?.value === 'KEY');
  if (isForeignKey) throw policyViolation('Foreign keys are not supported');
  if (FILES.has(token.value)) throw policyViolation(`INTO ${token.value} is not permitted`);
  if (isOperator(next, '.') && FOREIGN_SCHEMAS.has(token.value) && !isOperator(previous, '.')) {
    throw policyViolation(`Access to schema "${token.text}" is not permitted`);
  }
}

function isOperator(token: Token | undefined, value: string): boolean {
  return token?.kind === 'operator' && token.value === value;
}

/** Parameters as an app may send them. */
export type Parameter = null | number | string | boolean;

/** @throws SqlError INVALID_SQL_QUERY. */
export function assertRequest(
  text: string,
  parameters: readonly unknown[],
): asserts parameters is readonly Parameter[] {
  let bytes = Buffer.byteLength(text);
  for (const [at, parameter] of parameters.entries()) {
    const isKnown =
      parameter === null ||
      typeof parameter === 'number' ||
      typeof parameter === 'string' ||
      typeof parameter === 'boolean';
    if (!isKnown || (typeof parameter === 'number' && !Number.isFinite(parameter))) {
      throw invalidQuery(`Parameter ${at + 1} must be null, a number, a string or a boolean`);
    }
    bytes += typeof parameter === 'string' ? Buffer.byteLength(parameter) + 3 : 8;
  }
  if (bytes > REQUEST_MAX_BYTES)
    throw invalidQuery(`A request may have at most ${REQUEST_MAX_BYTES} bytes, not ${bytes}`);
}

export function invalidQuery(message: string): SqlError {
  return new SqlError('INVALID_SQL_QUERY', message, { code: 'INVALID_SQL_QUERY', errno: 0, sqlState: 'HY000' });
}

/** @throws SqlError when the rows are more than Forge would send. */
export function assertResponse(rows: unknown): void {
  if (!Array.isArray(rows)) return;
  let bytes = 2;
  for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
    for (const [label, value] of Object.entries(row)) {
      bytes += label.length + 4 + (typeof value === 'string' ? value.length + 2 : 6);
    }
  }
  // The sum is near enough to spare most answers the writing; in doubt the text itself is measured.
  if (bytes < RESPONSE_MAX_BYTES / 4) return;
  const exact = Buffer.byteLength(JSON.stringify(rows));
  if (exact > RESPONSE_MAX_BYTES) {
    throw new SqlError(
      'SQL_EXECUTION_ERROR',
      `The response has ${exact} bytes; at most ${RESPONSE_MAX_BYTES} are sent`,
      {
        code: 'RESPONSE_TOO_LARGE',
        errno: 0,
        sqlState: 'HY000',
      },
    );
  }
}

export function maxMsOf(group: StatementGroup): number {
  if (group === 'select') return SELECT_MAX_MS;
  return group === 'dml' ? DML_MAX_MS : DDL_MAX_MS;
}

export function timedOut(group: StatementGroup): SqlError {
  const message = `The query took longer than ${maxMsOf(group)} ms`;
  return new SqlError('QUERY_TIMED_OUT', message, { code: 'ER_QUERY_TIMEOUT', errno: 3024, sqlState: 'HY000' });
}

/** @throws SqlError QUERY_TIMED_OUT when a statement took longer than its group may. */
export function assertInTime(ms: number, group: StatementGroup): void {
  if (ms > maxMsOf(group)) throw timedOut(group);
}

/** DDL has its own endpoint with its own limits. A SELECT may go there too: Atlassian's migration runner sends one. */
export function assertRoute(group: StatementGroup, kind: 'execute' | 'ddl'): void {
  if (group === 'ddl' && kind === 'execute') throw invalidQuery('DDL statements must be sent with executeDDL');
}
