/**
 * In how many of all orders of m + n different values the first m win u of the m·n comparisons, for u = 0 … m·n: the exact
 * distribution of Mann and Whitney's U when the two come from one population. Adding one value to the first, which beats
 * any number of the second, gives the recurrence
 *
 *     N(u; m, n) = N(u − n; m − 1, n) + N(u; m, n − 1)
 *
 * Source: H. B. Mann, D. R. Whitney (1947), Annals of Mathematical Statistics 18, 50–60.
 * @example uCounts(2, 2) // [1, 1, 2, 1, 1]
 */
export const uCounts = (m: number, n: number): readonly number[] => {
  // Column by column of the recurrence: the counts for all sizes of the first, the second one larger each round.
  let bySize = Array.from({ length: m + 1 }, () => [1]);
  for (let second = 1; second <= n; second += 1) {
    const next: (readonly number[])[] = [[1]];
    for (let first = 1; first <= m; first += 1) {
      const shifted = next[first - 1] ?? [];
      const kept = bySize[first] ?? [];
      next.push(Array.from({ length: first * second + 1 }, (_, u) => (shifted[u - second] ?? 0) + (kept[u] ?? 0)));
    }
    bySize = next.map((counts) => [...counts]);
  }
  return bySize[m] ?? [1];
};
