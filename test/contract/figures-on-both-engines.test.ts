import { afterAll, expect, test } from 'vitest';
import { DepartmentId, ProcessId } from '../../src/contract/ids.ts';
import type { SqlEngine } from '../../sandbox/platform/ports.ts';
import { closeMariaDb, NO_MARIADB, openEmbedded, openMariaDb } from '../sandbox/sql/engines.ts';
import { ALWAYS, aRequest, at, createFigureWorld, DAY, HOUR, IT, PAYROLL } from '../usecases/figures/figure-world.ts';

afterAll(closeMariaDb);

const instant = (milliseconds: number) => at(new Date(milliseconds).toISOString());
const START = Date.parse('2026-01-05T00:00:00Z');
const PROJECTS = [PAYROLL, IT];

/** 1,180 requests in two desks, ids with every character that means something to LIKE, some rated; then everything read. */
const everythingRead = async (open: () => Promise<SqlEngine>): Promise<unknown> => {
  const world = await createFigureWorld(ALWAYS, open);
  const records = Array.from({ length: 1180 }, (_, index) => {
    const created = START + index * 3 * HOUR;
    return aRequest({
      id: index + 1,
      project: PROJECTS[index % 2] ?? PAYROLL,
      process: index % 2 === 0 ? 'pay_100%' : index % 3 === 0 ? null : 'it|access\\x',
      department: index % 7 === 0 ? null : `org:${index % 4}`,
      created: instant(created),
      closed: index % 9 === 0 ? null : instant(created + (index % 13) * 7 * HOUR),
      slaMet: index % 5 !== 0,
      responseMs: index % 4 === 0 ? null : (index % 50) * 60_000,
      reopens: index % 20 === 1 ? 1 : 0,
    });
  });
  await world.save(...records);
  const rated = records.filter(({ closedAt }) => closedAt !== null).slice(-120);
  await world.rate(
    ...rated.map((record, index) => ({
      requestId: Number(record.issueId),
      person: `p${index % 30}`,
      score: 1 + (index % 5),
      at: record.closedAt ?? record.createdAt,
    })),
  );
  world.goTo(instant(START + 1200 * 3 * HOUR + 3 * DAY));
  await world.refresh();
  await world.publish();
  const read: unknown[] = [await world.allCells()];
  for (const period of ['13w', 'all'] as const) {
    read.push(await world.gadget({ config: {}, period }, PROJECTS));
    for (const filter of [
      { process: ProcessId.parse('pay_100%') },
      { process: ProcessId.parse('it|access\\x') },
      { department: DepartmentId.parse('org:1') },
      { process: ProcessId.parse('it|access\\x'), department: DepartmentId.parse('org:1') },
      { department: DepartmentId.parse('none') },
    ]) {
      read.push(
        await world.gadget(
          { config: { tiles: ['cycle-time', 'experience', 'open-requests'] }, period, ...filter },
          PROJECTS,
        ),
      );
    }
  }
  return read;
};

test.skipIf(NO_MARIADB !== null)(
  'both engines give the same cells, releases and gadgets',
  async () => {
    expect(await everythingRead(openMariaDb)).toEqual(await everythingRead(openEmbedded));
  },
  120_000,
);
