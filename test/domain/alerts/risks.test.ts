import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IssueId, IssueKey } from '../../../src/contract/ids.ts';
import { byReason } from '../../../src/domain/alerts/reasons.ts';
import { rankedRisks, risksOf, type RiskSources } from '../../../src/domain/alerts/risks.ts';
import { RiskReason } from '../../../src/contract/risk.ts';
import { DetectorName } from '../../../src/contract/detectors.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

const HOUR = 3_600_000;
const NOW = toInstant(Date.UTC(2026, 9, 5));
const named = (id: number) => ({ issueId: IssueId.parse(String(id)), issueKey: IssueKey.parse(`PAY-${id}`) });
const clock = (id: number, hoursLeft: number | null, name = 'Time to resolution') => ({
  ...named(id),
  name,
  remainingMs: (hoursLeft ?? 1) * HOUR,
  breachAt: hoursLeft === null ? null : toInstant(NOW + hoursLeft * HOUR),
  level: null,
  isPaused: hoursLeft === null,
});
const found = (id: number, ...reasons: readonly [DetectorName, number][]) => ({
  ...named(id),
  findings: reasons.map(([reason, amount]) => ({ reason, amount })),
});
const listed = (sources: Partial<RiskSources>) =>
  risksOf({ clocks: [], troubled: [], owed: [], ...sources }, NOW).map(({ issueId, reason }) => `${issueId} ${reason}`);

it('names one reason of a request: the worst', () => {
  expect(listed({ clocks: [clock(1, -5)], troubled: [found(1, ['bouncing', 3], ['silent', 6])] })).toEqual([
    '1 silent',
  ]);
  expect(listed({ clocks: [clock(1, 5)], troubled: [found(1, ['reopened', 1])] })).toEqual(['1 soon']);
});

it('puts the request first with which most is wrong, then the longest missed, then the larger figure', () => {
  const troubled = [found(1, ['silent', 9]), found(2, ['silent', 6], ['bouncing', 3]), found(3, ['silent', 11])];
  expect(listed({ troubled })).toEqual(['2 silent', '3 silent', '1 silent']);
  expect(listed({ clocks: [clock(4, -1), clock(5, -9), clock(6, 3)] })).toEqual(['5 breached', '4 breached', '6 soon']);
});

it('counts what else is wrong with a request, the same reason once', () => {
  const troubled = [found(1, ['silent', 6], ['bouncing', 3]), found(2, ['silent', 7])];
  const clocks = [clock(1, -5), clock(1, -2, 'Time to first response'), clock(2, 30)];
  const ranked = rankedRisks({ clocks, troubled, owed: [] }, NOW);
  expect(ranked.map(({ risk, others }) => [risk.issueId, risk.reason, others])).toEqual([
    ['1', 'silent', 2],
    ['2', 'silent', 0],
  ]);
});

it('leaves out clocks that are far from their breach, and shows an owed follow-up', () => {
  expect(listed({ clocks: [clock(1, 25)], owed: [{ ...named(2), dueAt: NOW }] })).toEqual(['2 bad-answer']);
});

const reason = fc.constantFrom(...RiskReason.options);

it('has an order of reasons that is total', () => {
  fc.assert(
    fc.property(reason, reason, reason, (a, b, c) => {
      expect(byReason(a, b) === 0).toBe(a === b);
      expect(Math.sign(byReason(a, b))).toBe(0 - Math.sign(byReason(b, a)));
      if (byReason(a, b) <= 0 && byReason(b, c) <= 0) expect(byReason(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

const sources = fc.record({
  clocks: fc.array(
    fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: -50, max: 50 })).map(([id, left]) => clock(id, left)),
    { maxLength: 8 },
  ),
  troubled: fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 6 }),
      reasons: fc.uniqueArray(fc.tuple(fc.constantFrom(...DetectorName.options), fc.integer({ min: 1, max: 9 })), {
        selector: ([name]) => name,
        maxLength: 5,
      }),
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  ),
});

it('lists each request once, whatever order it is told them in', () => {
  fc.assert(
    fc.property(sources, ({ clocks, troubled }) => {
      const told = { clocks, troubled: troubled.map(({ id, reasons }) => found(id, ...reasons)), owed: [] };
      const risks = risksOf(told, NOW);
      expect(new Set(risks.map(({ issueId }) => issueId)).size).toBe(risks.length);
      const turned = { ...told, clocks: told.clocks.toReversed(), troubled: told.troubled.toReversed() };
      expect(risksOf(turned, NOW)).toEqual(risks);
      expect(risks.map((risk) => risk.reason)).toEqual(risks.map((risk) => risk.reason).toSorted(byReason));
    }),
  );
});
