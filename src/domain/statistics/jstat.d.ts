/** The part of jStat (MIT) this app uses. */
declare module 'jstat' {
  interface JStat {
    readonly studentt: { inv(p: number, degreesOfFreedom: number): number };
    readonly binomial: { cdf(k: number, n: number, p: number): number };
  }
  const jStat: JStat;
  export default jStat;
}
