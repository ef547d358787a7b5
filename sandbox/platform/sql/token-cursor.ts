import { syntaxError, unsupported } from './mysql-errors.ts';
import type { SqlError } from '../ports.ts';
import type { Query } from './syntax.ts';
import { tokenize, type Token } from './tokens.ts';

/** Words that are never a name unless quoted; the part of MySQL's list that would otherwise be misread here. */
const RESERVED = new Set(
  (
    'ADD ALL ALTER ANALYZE AND AS ASC BEFORE BETWEEN BIGINT BINARY BLOB BOTH BY CALL CASCADE CASE CHANGE CHAR CHARACTER CHECK COLLATE COLUMN ' +
    'CONDITION CONSTRAINT CONVERT CREATE CROSS CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DATABASE DATABASES DECIMAL DEFAULT DELETE DESC ' +
    'DESCRIBE DISTINCT DISTINCTROW DIV DOUBLE DROP ELSE ELSEIF ESCAPED EXCEPT EXISTS EXPLAIN FALSE FLOAT FOR FORCE FOREIGN FROM FULLTEXT GRANT GROUP GROUPS ' +
    'HAVING IF IGNORE IN INDEX INNER INSERT INT INTEGER INTERSECT INTERVAL INTO IS JOIN KEY KEYS KILL LEADING LEFT LIKE LIMIT LOAD LOCALTIME LOCALTIMESTAMP LOCK ' +
    'LONGBLOB LONGTEXT MATCH MEDIUMINT MEDIUMTEXT MOD NATURAL NOT NULL NUMERIC ON OPTIMIZE OPTION OR ORDER OUTER OVER PARTITION PRECISION PRIMARY PROCEDURE RANGE READ ' +
    'RECURSIVE REFERENCES REGEXP RENAME REPEAT REPLACE RESTRICT RIGHT RLIKE ROW ROWS SCHEMA SELECT SET SHOW SMALLINT SQL STRAIGHT_JOIN TABLE TERMINATED THEN TINYINT TINYTEXT TO ' +
    'TRAILING TRIGGER TRUE UNION UNIQUE UNLOCK UNSIGNED UPDATE USAGE USE USING UTC_TIMESTAMP VALUES VARBINARY VARCHAR WHEN WHERE WHILE WINDOW WITH WRITE XOR ZEROFILL'
  ).split(' '),
);

/** A place in a statement. What it expects and does not find is a syntax error there. */
export class TokenCursor {
  readonly text: string;
  readonly #tokens: readonly Token[];
  readonly #query: (cursor: TokenCursor) => Query;
  #at = 0;
  #parameters = 0;

  /** `query` reads a subquery; given so that expressions need not know the grammar of queries. */
  constructor(text: string, query: (cursor: TokenCursor) => Query) {
    this.text = text;
    this.#tokens = tokenize(text);
    this.#query = query;
  }

  get parameters(): number {
    return this.#parameters;
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw syntaxError(this.text, this.text.length);
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  query(): Query {
    return this.#query(this);
  }

  nextParameter(): number {
    this.#parameters += 1;
    return this.#parameters - 1;
  }

  /** Whether the next words are these, or operators. Does not move. */
  is(...values: readonly string[]): boolean {
    return values.every((value, ahead) => {
      const token = this.peek(ahead);
      return (token.kind === 'word' || token.kind === 'operator') && token.value === value;
    });
  }

  /** Moves past these words if they are next. */
  take(...values: readonly string[]): boolean {
    if (!this.is(...values)) return false;
    this.#at += values.length;
    return true;
  }

  /** Moves past one of these words and gives it, or gives null. */
  takeOneOf<T extends string>(...values: readonly T[]): T | null {
    return values.find((value) => this.take(value)) ?? null;
  }

  expect(...values: readonly string[]): void {
    for (const value of values) if (!this.take(value)) throw this.fail();
  }

  /** A name: quoted, or a word MySQL does not reserve. */
  name(): string {
    const token = this.peek();
    const isName = token.kind === 'quoted' || (token.kind === 'word' && !RESERVED.has(token.value));
    if (!isName) throw this.fail();
    this.#at += 1;
    return token.kind === 'quoted' ? token.value : token.text;
  }

  isName(): boolean {
    const token = this.peek();
    return token.kind === 'quoted' || (token.kind === 'word' && !RESERVED.has(token.value));
  }

  string(): string {
    const token = this.next();
    if (token.kind !== 'string') throw syntaxError(this.text, token.start);
    return token.value;
  }

  integer(): number {
    const token = this.next();
    if (token.kind !== 'number' || !/^\d+$/.test(token.value)) throw syntaxError(this.text, token.start);
    return Number(token.value);
  }

  /** `( a, b, … )`. */
  list<T>(item: () => T): readonly T[] {
    this.expect('(');
    const items = this.commaSeparated(item);
    this.expect(')');
    return items;
  }

  commaSeparated<T>(item: () => T): readonly T[] {
    const items = [item()];
    while (this.take(',')) items.push(item());
    return items;
  }

  /** The text from here on is no statement of the language. */
  fail(): SqlError {
    return syntaxError(this.text, this.peek().start);
  }

  /** The text is valid MySQL, but not known here. */
  refuse(what: string): SqlError {
    return unsupported(what, this.text);
  }
}
