/** Each part of a catalogue, cut by `static/catalogue-parts.ts` when the app is built. */
declare module '*.json?part=daily' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
declare module '*.json?part=managing' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
