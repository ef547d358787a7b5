import { afterAll, describe, expect, test } from 'vitest';
import { routes } from '../../../sandbox/jira/routes.ts';
import { type Examined, examine } from './conformance/examine.ts';
import { printTable } from './conformance/print.ts';
import { TABLE } from './conformance/table.ts';
import { NO_DOCUMENTS } from './documents/at-hand.ts';
import { operationOf } from './documents/documents.ts';

test('the table has a row for each operation of the desk, and one only', () => {
  const operations = routes.map((route) => `${route.method} ${route.path}`);
  expect(TABLE.map((row) => row.operation).toSorted()).toEqual(operations.toSorted());
});

/** A comparison that is not made must not look like one that passed. What each role is answered is held against the rows either way. */
const KNOWN = NO_DOCUMENTS === null ? 'the documents' : `NOT COMPARED (${NO_DOCUMENTS}): the documents`;
const SAID =
  NO_DOCUMENTS === null ? 'and each documented error is answered as documented' : 'is answered as the table says';

test.skipIf(NO_DOCUMENTS !== null)(`${KNOWN} have each operation of the table`, () => {
  const unknown = TABLE.map(({ operation }) => operation).filter((operation) => {
    const [method = '', path = ''] = operation.split(' ');
    return operationOf(method, path)?.path !== path;
  });
  expect(unknown).toEqual([]);
});

describe(`each role ${SAID}`, () => {
  const examined: Examined[] = [];

  test.each(TABLE)('$operation', async (row) => {
    const found = await examine(row);
    examined.push(found);
    expect(found.problems).toEqual([]);
  });

  afterAll(() => {
    console.log(printTable(examined));
    const held = examined.filter(({ problems }) => problems.length === 0).length;
    console.log(`${held} of ${TABLE.length} operations answer as said; ${countErrors(examined)}`);
  });
});

const countErrors = (examined: readonly Examined[]): string => {
  if (NO_DOCUMENTS !== null) return `errors NOT COMPARED (${NO_DOCUMENTS})`;
  const all = examined.flatMap(({ documented }) => documented).length;
  const met = examined.flatMap(({ documented, met: statuses }) => documented.filter((each) => statuses.has(each)));
  return `of ${all} documented errors ${met.length} met, ${all - met.length} excused with a reason`;
};
