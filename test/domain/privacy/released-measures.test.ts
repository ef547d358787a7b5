import { describe, expect, test } from 'vitest';
import { DepartmentId, ProcessId, ProjectId } from '../../../src/contract/ids.ts';
import { createAnswerBook, type ScopedAnswer } from '../../../src/domain/privacy/answer-book.ts';
import { askedGroups, type AskedCount } from '../../../src/domain/privacy/asking.ts';
import { lostTimeOf } from '../../../src/domain/privacy/lost-time.ts';
import { createStretches, planRelease, type Release } from '../../../src/domain/privacy/release.ts';
import type { ReleaseMeasure } from '../../../src/contract/release-measure.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { utcWeek as calendar } from '../../support/utc-week.ts';

const THROUGH = toInstant(Date.parse('2026-06-01T00:00:00Z'));

const said = (person: number, more: Partial<ScopedAnswer>): ScopedAnswer => ({
  projectId: ProjectId.parse('1'),
  processId: ProcessId.parse('p'),
  departmentId: DepartmentId.parse('d'),
  person: String(person),
  item: 'experience',
  mode: 'invited',
  value: 4,
  reasons: [],
  declined: false,
  answeredAt: toInstant(THROUGH - 3 * 86_400_000),
  ...more,
});

const closes = (more: Partial<AskedCount> = {}): AskedCount => ({
  projectId: ProjectId.parse('1'),
  processId: ProcessId.parse('p'),
  departmentId: DepartmentId.parse('d'),
  closes: 20,
  asked: 15,
  answered: 10,
  ...more,
});

const released = (answers: readonly ScopedAnswer[], asked: readonly AskedCount[] = [closes()]): readonly Release[] => {
  const book = createAnswerBook(calendar);
  answers.forEach(book.add);
  const end = { through: THROUGH, calendar };
  const context = { ...end, period: '4w', stretches: createStretches(book, end), earlier: () => null } as const;
  return planRelease(book, { ...context, asked: askedGroups(asked) });
};
const ofSite = (rows: readonly Release[], measure: ReleaseMeasure): Release | undefined =>
  rows.find((row) => row.scope === 'site' && row.measure === measure);
const people = Array.from({ length: 10 }, (_, index) => index);

describe('a release', () => {
  test('counts scores of 4 and 5 as satisfied', () => {
    const rows = released(people.map((person) => said(person, { value: 1 + (person % 5) })));
    expect(ofSite(rows, 'satisfaction')?.figure).toMatchObject({ state: 'ready', value: 0.4, n: 10, people: 10 });
  });

  test('gives of each reason the share of ratings that named it', () => {
    const rows = released([
      ...people.map((person) => said(person, { value: 2 })),
      said(0, { item: 'reasons', value: 0, reasons: ['too-long', 'not-solved'] }),
      said(1, { item: 'reasons', value: 0, reasons: ['too-long'] }),
    ]);
    expect(ofSite(rows, 'reason:too-long')?.figure).toMatchObject({ value: 0.2, n: 10 });
    expect(ofSite(rows, 'reason:not-solved')?.figure).toMatchObject({ value: 0.1, n: 10 });
    expect(ofSite(rows, 'reason:treatment')?.figure).toMatchObject({ value: 0, n: 10 });
  });

  test('keeps declined requests apart, and shows them only where the others may be shown', () => {
    const both = [...people, ...people.map((person) => person + 10)];
    const rows = released(both.map((person) => said(person, { value: person < 10 ? 2 : 5, declined: person < 10 })));
    expect(ofSite(rows, 'experience')?.figure).toMatchObject({ value: 3.5 });
    expect(ofSite(rows, 'declined')?.figure).toMatchObject({ value: 2, n: 10 });
    const nearlyAll = released(people.map((person) => said(person, { declined: person < 7 })));
    expect(ofSite(nearlyAll, 'experience')?.figure.state).toBe('ready');
    expect(ofSite(nearlyAll, 'declined')?.figure).toEqual({ state: 'too-few' });
  });

  test('has lost time with its median and worst tenth, and no single answer counts more than a working day', () => {
    const minutes = Array.from({ length: 20 }, (_, index) => (index < 2 ? 300 : 10));
    const rows = released(minutes.map((value, person) => said(person, { item: 'lost-time', value })));
    expect(ofSite(rows, 'lost-time')).toMatchObject({ figure: { value: 39 }, lost: { median: 10, worstTenth: 0.77 } });
    const slip = released(people.map((person) => said(person, { item: 'lost-time', value: person === 0 ? 2400 : 0 })));
    expect(ofSite(slip, 'lost-time')?.figure).toMatchObject({ value: 48 });
  });

  test('says how many were asked and answered beside the experience alone', () => {
    const rows = released(people.map((person) => said(person, {})));
    expect(ofSite(rows, 'experience')).toMatchObject({ eligibleShare: 0.75, asking: { asked: 15, answered: 10 } });
    expect(ofSite(rows, 'satisfaction')).toMatchObject({ eligibleShare: null, asking: null });
  });

  test('says how many were asked and answered where nobody was asked, or nobody answered, and of them no more', () => {
    const unasked = closes({ processId: ProcessId.parse('q'), departmentId: null, asked: 0, answered: 0 });
    const silent = closes({ processId: ProcessId.parse('r'), answered: 0 });
    const nowhere = closes({ processId: null, departmentId: DepartmentId.parse('e') });
    const rows = released(
      people.map((person) => said(person, {})),
      [closes(), unasked, silent, nowhere],
    );
    const tooFew = { figure: { state: 'too-few' }, volunteered: { state: 'none' }, change: null, until: null };
    const of = (scopeId: string) => rows.filter((row) => row.scopeId === scopeId);
    expect(of('q')).toMatchObject([{ ...tooFew, eligibleShare: 0, asking: { closes: 20, asked: 0, answered: 0 } }]);
    expect(of('r')).toMatchObject([{ ...tooFew, asking: { closes: 20, asked: 15, answered: 0 } }]);
    expect(of('e')).toMatchObject([{ ...tooFew, scope: 'department', asking: { closes: 20, asked: 15 } }]);
    expect(of('none')).toMatchObject([{ ...tooFew, scope: 'department', asking: { closes: 20, asked: 0 } }]);
    expect(ofSite(rows, 'experience')).toMatchObject({ asking: { closes: 80, asked: 45, answered: 20 } });
  });

  test('of answers says the same, whoever else was asked', () => {
    const answers = people.map((person) => said(person, { departmentId: DepartmentId.parse(`d${person % 2}`) }));
    const others = [closes({ processId: ProcessId.parse('q') }), closes({ departmentId: DepartmentId.parse('e') })];
    const figures = (rows: readonly Release[]) =>
      rows.flatMap(({ scope, scopeId, measure, figure }) =>
        scopeId === 'q' || scopeId === 'e' ? [] : [{ scope, scopeId, measure, figure }],
      );
    expect(figures(released(answers, [...others, closes()]))).toEqual(figures(released(answers)));
  });

  test('publishes nothing of volunteered answers but their own mean', () => {
    const rows = released(people.map((person) => said(person, { mode: 'volunteered', value: 5 })));
    expect(rows.filter(({ figure }) => figure.state === 'ready')).toEqual([]);
    expect(ofSite(rows, 'experience')?.volunteered).toMatchObject({ state: 'ready', value: 5 });
  });
});

test('the worst tenth is not told of fewer than twenty answers, nor where nothing was lost', () => {
  expect(lostTimeOf([])).toBeNull();
  expect(lostTimeOf([5, 10])).toEqual({ median: 8, worstTenth: null });
  expect(lostTimeOf(Array.from({ length: 30 }, () => 0))).toEqual({ median: 0, worstTenth: null });
});
