import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IssueId } from '../../../src/contract/ids.ts';
import { mainRequestOf, type DuplicateGraph } from '../../../src/domain/survey/duplicate.ts';

const SIZE = 7;
const idOf = (node: number): IssueId => IssueId.parse(String(20_000 + node));
const NODES = Array.from({ length: SIZE }, (_, node) => node);

/** Links by node: `links[a]` are what `a` duplicates. */
type Links = readonly (readonly number[])[];
const graphOf = (links: Links): DuplicateGraph => new Map(links.map((ends, node) => [idOf(node), ends.map(idOf)]));
const mainIn = (links: Links, node: number): number => Number(mainRequestOf(idOf(node), graphOf(links))) - 20_000;

const node = fc.nat({ max: SIZE - 1 });
const anyLinks = fc.array(fc.uniqueArray(node, { maxLength: 3 }), { minLength: SIZE, maxLength: SIZE });
/** Each request duplicates one other at most, as people link them. */
const plainLinks = fc.array(fc.uniqueArray(node, { maxLength: 1 }), { minLength: SIZE, maxLength: SIZE });

/** `reach[a][b]`: a leads to b by one link or more, found by doubling the length of paths. */
function reachOf(links: Links): readonly (readonly boolean[])[] {
  let reach = NODES.map((from) => NODES.map((to) => links[from]?.includes(to) === true));
  for (let length = 1; length < SIZE; length *= 2) {
    const known = reach;
    const joined = (from: number, to: number) =>
      NODES.some((by) => known[from]?.[by] === true && known[by]?.[to] === true);
    reach = NODES.map((from) => NODES.map((to) => known[from]?.[to] === true || joined(from, to)));
  }
  return reach;
}

/** Number of the connected part that each node belongs to, whichever way links point. */
function partsOf(links: Links): readonly number[] {
  const both = reachOf(
    NODES.map((from) => NODES.filter((to) => links[from]?.includes(to) || links[to]?.includes(from))),
  );
  return NODES.map((from) => NODES.find((to) => to === from || both[from]?.[to] === true) ?? from);
}

describe('the main request of duplicates', () => {
  it('is one in each connected part where every request duplicates one other at most', () => {
    fc.assert(
      fc.property(plainLinks, (links) => {
        const parts = partsOf(links);
        for (const part of new Set(parts)) {
          const mains = NODES.filter((each) => parts[each] === part).map((each) => mainIn(links, each));
          expect(new Set(mains).size).toBe(1);
        }
      }),
    );
  });

  it('is its own main request, and the oldest of those it leads to and that lead to it, in any graph', () => {
    fc.assert(
      fc.property(anyLinks, node, (links, own) => {
        const reach = reachOf(links);
        const main = mainIn(links, own);
        expect(main === own || reach[own]?.[main] === true).toBe(true);
        expect(mainIn(links, main)).toBe(main);
        for (const other of NODES.filter((each) => reach[main]?.[each] === true)) {
          expect(reach[other]?.[main]).toBe(true);
          expect(main).toBeLessThanOrEqual(other);
        }
      }),
    );
  });

  it('is the same for all of one circle', () => {
    fc.assert(
      fc.property(anyLinks, node, node, (links, a, b) => {
        const reach = reachOf(links);
        fc.pre(reach[a]?.[b] === true && reach[b]?.[a] === true);
        expect(mainIn(links, a)).toBe(mainIn(links, b));
      }),
    );
  });

  it.each([
    ['itself where it duplicates none', { links: [[]], own: 0, main: 0 }],
    ['the oldest of a circle of three', { links: [[1], [2], [0]], own: 1, main: 0 }],
    ['what a circle leads out to', { links: [[1], [0, 2], []], own: 0, main: 2 }],
    ['the older of two ends', { links: [[], [], [1, 0]], own: 2, main: 0 }],
  ])('is %s', (_, { links, own, main }) => {
    expect(mainIn(links, own)).toBe(main);
  });
});
