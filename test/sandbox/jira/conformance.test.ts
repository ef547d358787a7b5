import { afterAll, describe, expect, test } from 'vitest';
import { routes } from '../../../sandbox/jira/routes.ts';
import { type Examined, examine } from './conformance/examine.ts';
import { printTable } from './conformance/print.ts';
import { TABLE } from './conformance/table.ts';
import { documentsAreAtHand } from './documents/documents.ts';

test('the table has a row for each operation of the desk, and one only', () => {
  const operations = routes.map((route) => `${route.method} ${route.path}`);
  expect(TABLE.map((row) => row.operation).toSorted()).toEqual(operations.toSorted());
});

describe.runIf(documentsAreAtHand)('each role and each documented error is answered as documented', () => {
  const examined: Examined[] = [];

  test.each(TABLE)('$operation', async (row) => {
    const found = await examine(row);
    examined.push(found);
    expect(found.problems).toEqual([]);
  });

  afterAll(() => {
    console.log(printTable(examined));
    const cells = examined.flatMap(({ documented }) => documented).length;
    const met = examined.flatMap(({ documented, met: statuses }) => documented.filter((each) => statuses.has(each)));
    const covered = examined.filter(({ problems }) => problems.length === 0).length;
    console.log(`${covered} of ${TABLE.length} operations covered; ${met.length} of ${cells} documented errors met`);
  });
});
