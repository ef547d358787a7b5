/** What one person answered: how many answers, and their sum. */
export interface PersonSum {
  readonly n: number;
  readonly sum: number;
}

export interface ClusterVariance {
  readonly mean: number;
  /** Square of the standard error of the mean. */
  readonly variance: number;
  readonly degreesOfFreedom: number;
  /** Answers. */
  readonly n: number;
}

/**
 * Mean of all answers and its variance when the answers of one person hang together: cluster-robust with the CR2
 * small-sample correction and Bell–McCaffrey degrees of freedom.
 *
 *     a_g = n_g/n      V = Σ_g (S_g − n_g·ȳ)² / (1 − a_g) / n²
 *     df = n² / (Σ_g n_g² + Σ_{g≠h} (n_g·n_h/n)² / ((1−a_g)(1−a_h)))
 *
 * With equal numbers of answers a person df = people − 1. Of fewer than two people nothing can be said: null.
 *
 * Source: R. M. Bell, D. F. McCaffrey (2002), Survey Methodology 28, 169–181.
 */
export const clusterVariance = (persons: readonly PersonSum[]): ClusterVariance | null => {
  if (persons.length < 2) return null;
  const n = persons.reduce((sum, person) => sum + person.n, 0);
  const mean = persons.reduce((sum, person) => sum + person.sum, 0) / n;
  const variance =
    persons.reduce((sum, person) => sum + (person.sum - person.n * mean) ** 2 / (1 - person.n / n), 0) / (n * n);
  return { mean, variance, degreesOfFreedom: degreesOfFreedomOf(persons, n), n };
};

const degreesOfFreedomOf = (persons: readonly PersonSum[], n: number): number => {
  const squares = persons.reduce((sum, person) => sum + person.n ** 2, 0);
  // Σ_{g≠h} (n_g·n_h/n)²/((1−a_g)(1−a_h)) = (Σ c_g)² − Σ c_g²  with  c_g = n_g²/n/(1−a_g)
  const parts = persons.map((person) => person.n ** 2 / n / (1 - person.n / n));
  const all = parts.reduce((sum, part) => sum + part, 0);
  const same = parts.reduce((sum, part) => sum + part ** 2, 0);
  return n ** 2 / (squares + all ** 2 - same);
};
