/** More people answered than there are. */
export class PopulationTooSmallError extends Error {
  readonly code = 'POPULATION_TOO_SMALL';
  constructor(n: number, population: number) {
    super(`${n} answers of a population of ${population}`);
  }
}

/**
 * Factor by which a standard error shrinks when the sample is a large part of all there are: √((N − n)/(N − 1)), 1 for a
 * small sample, 0 when everybody answered. It describes **one** wave: what those N people think now. A change between two
 * waves is a statement about the causes behind, of which both waves are a sample, and gets no correction.
 *
 * Source: W. G. Cochran (1977), Sampling Techniques, 3rd ed., section 2.6.
 * @throws PopulationTooSmallError
 * @example finitePopulationFactor(40, 60) // 0.5822: ±25.7 becomes ±15.0
 */
export const finitePopulationFactor = (n: number, population: number): number => {
  if (n > population) throw new PopulationTooSmallError(n, population);
  return n === population ? 0 : Math.sqrt((population - n) / (population - 1));
};
