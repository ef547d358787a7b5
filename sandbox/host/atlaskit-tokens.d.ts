/** Atlassian's themes are style sheets as text; the package ships them without types. */
declare module '@atlaskit/tokens/dist/esm/artifacts/themes/*' {
  const css: string;
  export = css;
}
