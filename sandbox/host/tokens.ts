import { z } from 'zod';

/** Each theme of the package is a module whose default export is a style sheet; the package ships no types for them. */
const Theme = z.object({ default: z.string() });

const LIGHT = import.meta.resolve('@atlaskit/tokens/dist/esm/artifacts/themes/atlassian-light.js');

async function themeCss(name: string): Promise<string> {
  return Theme.parse(await import(new URL(`atlassian-${name}.js`, LIGHT).href)).default;
}

/** Atlassian's design tokens of both colour modes as one style sheet; `data-color-mode` on `<html>` chooses. */
export const TOKENS_CSS = (await Promise.all(['light', 'dark', 'spacing', 'typography', 'shape'].map(themeCss))).join(
  '\n',
);

/** `data-theme` of a document under these tokens. */
export const THEME_ATTRIBUTE = 'light:light dark:dark spacing:spacing typography:typography shape:shape';
