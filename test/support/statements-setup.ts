import { afterAll, inject } from 'vitest';
import { normalized } from '../contract/statements/normalized.ts';
import { takeStatements } from './start-sandbox.ts';

const known = new Set(inject('knownStatements'));

// One check a file: what the app sent to its database is in the list that both engines are compared by.
afterAll(() => {
  const unknown = new Set(
    takeStatements()
      .map((text) => normalized(text))
      .filter((text) => !known.has(text)),
  );
  if (unknown.size > 0)
    throw new Error(`Not in the list of statements (test/contract/statements):\n${[...unknown].join('\n')}`);
});
