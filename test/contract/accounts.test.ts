import { expect, it } from 'vitest';
import { TABLES } from '../../src/adapters/sql/migrations.ts';

/** An account id has up to 128 characters, and nothing else here has exactly so many. */
const mayHoldAccount = (type: string): boolean => type.startsWith('VARCHAR(128)');

it('says of every column that may hold an account what becomes of it when the person is erased', () => {
  const silent = TABLES.flatMap(({ name, columns, accounts = {} }) =>
    Object.entries(columns).flatMap(([column, type]) =>
      mayHoldAccount(type) && !(column in accounts) ? [`${name}.${column}`] : [],
    ),
  );
  expect(silent).toEqual([]);
});

it('empties only columns that may be empty', () => {
  const stubborn = TABLES.flatMap(({ name, columns, accounts = {} }) =>
    Object.entries(accounts).flatMap(([column, becomes]) =>
      becomes === 'emptied' && columns[column]?.includes('NOT NULL') === true ? [`${name}.${column}`] : [],
    ),
  );
  expect(stubborn).toEqual([]);
});
