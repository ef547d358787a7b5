/** The part of jStat (MIT) this app uses. */
declare module 'jstat' {
  interface JStat {
    readonly normal: {
      cdf(x: number, mean: number, sd: number): number;
      inv(p: number, mean: number, sd: number): number;
    };
    readonly studentt: {
      cdf(x: number, degreesOfFreedom: number): number;
      inv(p: number, degreesOfFreedom: number): number;
    };
    readonly chisquare: { cdf(x: number, degreesOfFreedom: number): number };
    readonly binomial: { cdf(k: number, n: number, p: number): number };
  }
  const jStat: JStat;
  export default jStat;
}
