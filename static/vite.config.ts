import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { catalogueParts } from './catalogue-parts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Files are named after their surface, so that the size budget of each can be read off the list. */
function chunkName({ facadeModuleId, name }: { facadeModuleId?: string | null; name: string }): string {
  const surface = /surfaces\/([\w-]+)\/([\w-]*)surface\.tsx$/.exec(facadeModuleId ?? '');
  return `assets/${surface ? `${surface[2] ?? ''}${surface[1] ?? ''}` : name}-[hash].js`;
}

/**
 * One app for every surface: a single resource of the manifest, split by dynamic import, so a phone that opens the
 * request card never loads the gadget. Nothing inline: the production CSP has neither unsafe-inline nor unsafe-eval.
 */
export default defineConfig({
  root: here,
  base: './',
  publicDir: 'public',
  plugins: [catalogueParts()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  resolve: {
    alias: [
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Forge serves files from a CDN under a hash of its own; inlined assets would need `data:` in the CSP.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { entryFileNames: 'assets/main-[hash].js', chunkFileNames: chunkName },
    },
  },
});
