import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IssueId, ProcessId } from '../../../src/contract/ids.ts';
import { isDrawn, samplingProbability } from '../../../src/domain/survey/sampling.ts';

const IT = ProcessId.parse('it-access');
const closes = (count: number) => ({ seed: 'a seed nobody knows', closes: { 'it-access': count } });
const close = (id: number) => ({ issueId: IssueId.parse(String(id)), closeNo: 1 });

describe('sampling', () => {
  it('asks about every close of a process up to the volume, and of one nothing is known of', () => {
    expect(samplingProbability(closes(200), IT, 200)).toBe(1);
    expect(samplingProbability(null, IT, 200)).toBe(1);
    expect(samplingProbability(closes(900), null, 200)).toBe(1);
  });

  it('asks about as many as the volume above it', () => {
    expect(samplingProbability(closes(800), IT, 200)).toBe(0.25);
  });

  it('draws a close the same however often it is looked at', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.double({ min: 0, max: 1, noNaN: true }), (id, probability) => {
        expect(isDrawn(closes(1), close(id), probability)).toBe(isDrawn(closes(1), close(id), probability));
      }),
    );
  });

  it.each([0.05, 0.25, 0.6])('draws a share of %d that its probability promises', (probability) => {
    const drawn = Array.from({ length: 20_000 }, (_, id) => isDrawn(closes(1), close(10_000 + id), probability));
    const share = drawn.filter(Boolean).length / drawn.length;
    // Four standard errors.
    expect(Math.abs(share - probability)).toBeLessThan(4 * Math.sqrt((probability * (1 - probability)) / 20_000));
  });

  it('draws otherwise under another seed, so that nobody without it can tell', () => {
    const other = { seed: 'another', closes: {} };
    const differs = Array.from({ length: 1000 }, (_, id) => id + 1).filter(
      (id) => isDrawn(closes(1), close(id), 0.5) !== isDrawn(other, close(id), 0.5),
    );
    expect(differs.length).toBeGreaterThan(400);
  });
});
