import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/contract/gadget.ts';
import { DEFAULT_SETTINGS, Settings } from '../../../src/contract/settings.ts';
import { IssueId, ProjectId } from '../../../src/contract/ids.ts';
import { mergedDepartmentId } from '../../../src/domain/experience/department.ts';
import { cellsTouched, interfaceIdOf, splitInterfaceId } from '../../../src/domain/figures/cell-keys.ts';
import { verdictsOf } from '../../../src/domain/figures/change.ts';
import { groupOfFacts } from '../../../src/domain/figures/group-figures.ts';
import { chooseInsight, type NamedProcess } from '../../../src/domain/figures/insight.ts';
import { createNameBook } from '../../../src/domain/figures/name-book.ts';
import { planByMonth, planByWeek } from '../../../src/domain/figures/period-plan.ts';
import { tileJql } from '../../../src/domain/figures/tile-jql.ts';
import { combineProjects } from '../../../src/domain/privacy/combine-projects.ts';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { aClosedFact } from '../../support/closed-fact.ts';

const israel = createCalendar({
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: 540, to: 1080 },
  holidays: 'israel',
});
const NOW = toInstant(Date.parse('2026-11-22T09:05:00+02:00'));
const HOUR = 3_600_000;

const process = (
  name: string,
  options: { closed?: number; cycleHours?: number; reopened?: number; slaMet?: number; experience?: Figure },
): NamedProcess => {
  const { closed = 20, cycleHours = 10, reopened = 0, slaMet = closed } = options;
  const facts = Array.from({ length: closed }, (_, index) =>
    aClosedFact({
      reopens: index < reopened ? 1 : 0,
      slaMet: index < slaMet,
      cycleMs: cycleHours * HOUR + index,
      responseMs: HOUR,
    }),
  );
  return { ...groupOfFacts(name, facts, 0), name, experience: options.experience ?? { state: 'none' }, target: 4 };
};
const score = (value: number, high: number): Figure => ({
  state: 'ready',
  value,
  low: value - 0.3,
  high,
  n: 20,
  people: 12,
});
const whole = (processes: readonly NamedProcess[]) =>
  groupOfFacts(
    'all',
    processes.flatMap(({ cycle, reopened }) =>
      (cycle?.kind === 'exact' ? cycle.values : []).map((cycleMs, index) =>
        aClosedFact({ reopens: index < reopened ? 1 : 0, slaMet: true, cycleMs, responseMs: HOUR }),
      ),
    ),
    0,
  );

describe('the sentence above the tiles', () => {
  test('names the watermelon before anything else', () => {
    const processes = [
      process('access', { experience: score(2.9, 3.4) }),
      process('payslip', { cycleHours: 90, experience: score(4.4, 4.7) }),
    ];
    expect(chooseInsight(whole(processes), processes, [])).toEqual({
      kind: 'watermelon',
      process: 'access',
      slaShare: 1,
      experience: 2.9,
    });
  });

  test('puts one person nobody called back behind a watermelon, several before it', () => {
    const melon = [process('access', { experience: score(2.9, 3.4) }), process('payslip', {})];
    const issues = (count: number) =>
      Array.from({ length: count }, (_, index) => IssueId.parse(String(10_001 + index)));
    expect(chooseInsight(whole(melon), melon, issues(1))).toMatchObject({ kind: 'watermelon' });
    expect(chooseInsight(whole(melon), melon, issues(3))).toEqual({
      kind: 'follow-ups',
      count: 3,
      jql: 'id in (10001, 10002, 10003) ORDER BY created ASC',
    });
    const slow = [process('access', { closed: 60 }), process('payslip', { cycleHours: 90 })];
    expect(chooseInsight(whole(slow), slow, issues(1))).toMatchObject({ kind: 'follow-ups', count: 1 });
    expect(chooseInsight(groupOfFacts('all', [], 3), [], issues(1))).toMatchObject({ kind: 'follow-ups' });
  });

  test('names no watermelon whose range still reaches the target', () => {
    const processes = [process('access', { experience: score(3.8, 4.1) }), process('payslip', {})];
    expect(chooseInsight(whole(processes), processes, [])).toEqual({ kind: 'quiet' });
  });

  test('names the process that is clearly slower than the whole', () => {
    const processes = [process('access', { closed: 60 }), process('payslip', { cycleHours: 90 })];
    expect(chooseInsight(whole(processes), processes, [])).toMatchObject({ kind: 'slowest', process: 'payslip' });
  });

  test('names the process that reopens clearly more', () => {
    const processes = [
      process('access', { closed: 100, reopened: 1 }),
      process('payslip', { closed: 30, reopened: 12 }),
    ];
    expect(chooseInsight(whole(processes), processes, [])).toMatchObject({
      kind: 'reopens',
      process: 'payslip',
      reopened: 12,
      closed: 30,
    });
  });

  test('is silent before the first close', () => {
    expect(chooseInsight(groupOfFacts('all', [], 3), [], [])).toBeNull();
  });
});

describe('verdicts', () => {
  test('are decided over all tiles: one p of 3 % among five is not proven', () => {
    const tiles = ['cycle-time', 'response-time', 'open-requests', 'reopened', 'experience'] as const;
    const verdicts = verdictsOf(
      tiles.map((tile, index) => ({ tile, difference: { from: 5, to: 3, p: index === 0 ? 0.03 : 0.6 } })),
    );
    expect(verdicts.get('cycle-time')).toEqual({ verdict: 'no-clear-change', from: 5, to: 3 });
    expect(
      verdictsOf([{ tile: 'cycle-time', difference: { from: 5, to: 3, p: 0.03 } }]).get('cycle-time'),
    ).toMatchObject({ verdict: 'better' });
  });

  test('know that a lower time is better and a lower score worse', () => {
    const verdicts = verdictsOf([
      { tile: 'experience', difference: { from: 4, to: 3, p: 0.001 } },
      { tile: 'response-time', difference: { from: 4, to: 3, p: 0.001 } },
      { tile: 'ease', difference: null },
      { tile: 'reopened', difference: { from: 0, to: 0.1, p: null } },
    ]);
    expect([...verdicts.values()].map(({ verdict }) => verdict)).toEqual(['worse', 'better', 'none', 'too-early']);
  });
});

describe('periods', () => {
  test('are whole weeks from Sunday and the days since, in the zone of the calendar', () => {
    const plan = planByWeek('4w', { calendar: israel, now: NOW });
    expect(plan.from).toBe(Date.parse('2026-10-25T00:00:00+03:00'));
    expect(plan.to).toBe(Date.parse('2026-11-22T00:00:00+02:00'));
    expect(plan.blocks).toHaveLength(4);
    expect(plan.before[0]?.from).toBe(Date.parse('2026-09-27T00:00:00+03:00'));
    expect(planByWeek('4w', { calendar: israel, now: toInstant(NOW + 48 * HOUR) }).blocks).toHaveLength(5);
  });

  test('by month begin with a month and end now', () => {
    const plan = planByMonth('13w', { calendar: israel, now: NOW }, null);
    expect(plan.from).toBe(Date.parse('2026-08-01T00:00:00+03:00'));
    expect(plan.blocks).toHaveLength(4);
    expect(plan.before).toHaveLength(4);
    expect(plan.to).toBe(NOW + 1);
  });
});

test('a request touches ten cells, twenty when it closed in another month', () => {
  const fact = { projectId: ProjectId.parse('1'), processId: null, departmentId: null, createdAt: NOW, closedAt: null };
  expect(cellsTouched(null, israel)).toEqual([]);
  expect(cellsTouched(fact, israel)).toHaveLength(10);
  expect(cellsTouched({ ...fact, closedAt: toInstant(NOW + 40 * 24 * HOUR) }, israel)).toHaveLength(20);
});

test('an interface id can be taken apart whatever the ids hold', () => {
  for (const [processId, departmentId] of [
    ['rt:1', 'org:2'],
    ['a|b%7C', 'x|y'],
    ['none', 'none'],
  ] as const) {
    expect(splitInterfaceId(interfaceIdOf(processId, departmentId))).toEqual({ processId, departmentId });
  }
});

test("names are the admin's in the viewer's language, else those met, else the id", () => {
  const settings = Settings.parse({
    ...DEFAULT_SETTINGS,
    departments: {
      sources: [{ kind: 'organization' }],
      merge: [{ values: ['HQ', 'Finance'], name: { en: 'Headquarters', he: 'מטה' } }],
    },
  });
  const [merge] = settings.departments.merge;
  const names = createNameBook(settings, [{ kind: 'process', id: 'rt:4', name: 'Payslip' }], {
    language: 'he',
    wording: { noProcess: '—', noDepartment: 'ללא מחלקה' },
  });
  expect(names.department(merge === undefined ? '' : mergedDepartmentId(merge))).toBe('מטה');
  expect([names.process('rt:4'), names.process('rt:5'), names.department('none')]).toEqual([
    'Payslip',
    'rt:5',
    'ללא מחלקה',
  ]);
});

test('a list of requests quotes names, and open requests have no period', () => {
  const plan = planByWeek('4w', { calendar: israel, now: NOW });
  const base = {
    projectIds: [ProjectId.parse('10'), ProjectId.parse('11')],
    plan,
    calendar: israel,
    requestTypes: ['Say "hi"'],
    organizations: ['Sales'],
  };
  expect(tileJql({ ...base, tile: 'open-requests' })).toBe(
    'project in (10, 11) AND statusCategory != Done AND "Request Type" in ("Say \\"hi\\"") AND organizations in ("Sales") ORDER BY created ASC',
  );
  expect(tileJql({ ...base, requestTypes: null, organizations: null, tile: 'experience' })).toBe(
    'project in (10, 11) AND statusCategory = Done AND statusCategoryChangedDate >= "2026/10/25" AND statusCategoryChangedDate < "2026/11/22" AND "XLA score" is not EMPTY ORDER BY statusCategoryChangedDate DESC',
  );
});

test('desks together have the mean weighted by answers, and the people of the largest at least', () => {
  const ready = (value: number, n: number, people: number): Figure => ({
    state: 'ready',
    value,
    low: value - 1,
    high: value + 1,
    n,
    people,
  });
  const release = (figure: Figure) => ({
    figure,
    change: null,
    volunteered: { state: 'none' } as const,
    eligibleShare: null,
    asking: null,
    lost: null,
    until: null,
  });
  expect(
    combineProjects([release(ready(4, 30, 20)), release(ready(2, 10, 8)), release({ state: 'too-few' })])?.figure,
  ).toEqual({
    state: 'ready',
    value: 3.5,
    low: 2.5,
    high: 4.5,
    n: 40,
    people: 20,
  });
  expect(combineProjects([release({ state: 'too-few' }), release({ state: 'none' })])?.figure).toEqual({
    state: 'too-few',
  });
  expect(combineProjects([])).toBeNull();
});
