import { beforeAll, expect, test } from 'vitest';
import { createFollowUps } from '../../../src/adapters/sql/follow-ups.ts';
import { createNames } from '../../../src/adapters/sql/names.ts';
import { FollowUpCause } from '../../../src/contract/follow-up.ts';
import { IssueId, type ProjectId } from '../../../src/contract/ids.ts';
import { at, createFigureWorld, HOUR, IT, PAYROLL, type FigureWorld } from './figure-world.ts';

const NOW = at('2026-06-24T09:00:00Z');
const issues = (...ids: readonly string[]) => ids.map((id) => IssueId.parse(id));
let world: FigureWorld;

interface Opened {
  readonly cause?: string;
  readonly projectId?: ProjectId;
  readonly dueIn?: number;
  readonly state?: 'open' | 'done';
}

const open = async (
  id: string,
  { cause = 'answer:1', projectId = PAYROLL, dueIn = -HOUR, state = 'open' }: Opened = {},
) =>
  createFollowUps(world.db).open({
    issueId: IssueId.parse(id),
    cause: FollowUpCause.parse(cause),
    projectId,
    processId: null,
    state,
    ownerId: null,
    openedAt: at('2026-06-20T09:00:00Z'),
    dueAt: at(new Date(NOW + dueIn).toISOString()),
    outcome: null,
    note: null,
    reply: null,
    doneAt: null,
    changedBy: null,
    changedAt: at('2026-06-20T09:00:00Z'),
    version: 1,
  });

beforeAll(async () => {
  world = await createFigureWorld();
  await createNames(world.db).remember([
    { kind: 'process', id: 'payslip', name: 'Payslip', projectId: PAYROLL },
    { kind: 'process', id: 'access', name: 'Access', projectId: IT },
    { kind: 'department', id: 'org:1', name: 'Sales', projectId: IT },
    { kind: 'project', id: PAYROLL, name: 'A file', projectId: PAYROLL },
  ]);
  await open('9');
  await open('9', { cause: 'answer:2' });
  await open('10');
  await open('11', { dueIn: HOUR });
  await open('12', { state: 'done' });
  await open('13', { projectId: IT });
});

test('names the processes of the projects and all departments, and requests with a follow-up past its time, each once', async () => {
  expect(await world.figures.surroundings({ projectIds: [PAYROLL], overdue: { at: NOW, limit: 10 } })).toEqual({
    labels: [
      { kind: 'process', id: 'payslip', name: 'Payslip' },
      { kind: 'department', id: 'org:1', name: 'Sales' },
    ],
    overdue: issues('9', '10'),
  });
});

test('cuts the requests, never the names', async () => {
  const read = await world.figures.surroundings({ projectIds: [PAYROLL, IT], overdue: { at: NOW, limit: 1 } });
  expect(read.labels.map(({ name }) => name)).toEqual(['Access', 'Payslip', 'Sales']);
  expect(read.overdue).toEqual(issues('9'));
});

test('is one statement, and tells of no follow-up where none is asked for', async () => {
  world.forget();
  expect((await world.figures.surroundings({ projectIds: [PAYROLL, IT], overdue: null })).overdue).toEqual([]);
  expect(world.statements).toHaveLength(1);
});
