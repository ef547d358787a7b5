/** The import law. `test/architecture.test.ts` proves on a planted violation that each rule bites. */

/** @param {string} name @param {string} comment @param {{ from: object, to: object }} edge */
const forbid = (name, comment, edge) => ({ name, comment, severity: 'error', ...edge });

const PLATFORM = '(^|/)node_modules/(@forge/|jira\\.js/)|^(@forge/|jira\\.js)';

module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle has no order in which to be read.', {
      from: { path: '^(src|static)/' },
      to: { circular: true },
    }),
    forbid('no-runtime-cycles', 'In tools two files may name the types of each other, but not run each other.', {
      from: { pathNot: '^(src|static)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    }),
    forbid('no-unresolved', 'An import that leads nowhere.', { from: {}, to: { couldNotResolve: true } }),

    forbid(
      'domain-is-pure',
      'domain imports only domain and contract: no clock, no storage, no platform, no package but the distribution functions.',
      {
        from: { path: '^src/domain/' },
        to: { pathNot: '^src/(domain|contract)/|(^|/)node_modules/jstat/' },
      },
    ),
    forbid('contract-stands-alone', 'contract is what crosses a border; it imports contract and zod.', {
      from: { path: '^src/contract/' },
      to: { pathNot: '^src/contract/|(^|/)node_modules/zod/' },
    }),
    forbid('usecases-know-no-edge', 'usecases import domain, contract, their own ports, and zod for what was stored.', {
      from: { path: '^src/usecases/' },
      to: { pathNot: '^src/(usecases|domain|contract)/|^locales/|(^|/)node_modules/zod/' },
    }),
    forbid('adapters-know-ports-and-domain', 'adapters fulfil ports; they call no use case and no entry.', {
      from: { path: '^src/adapters/' },
      to: { path: '^src/', pathNot: '^src/(adapters|domain|contract)/|^src/usecases/ports/' },
    }),
    forbid(
      'entry-goes-through-usecases',
      'entry parses, authorises, calls one use case; what it needs built, compose builds.',
      {
        from: { path: '^src/entry/' },
        to: { path: '^src/adapters/' },
      },
    ),
    forbid('compose-is-the-root', 'Only entry and index meet the composition root.', {
      from: { pathNot: '^src/(entry/|index\\.ts$|compose)' },
      to: { path: '^src/compose' },
    }),
    forbid('platform-at-the-edges', '@forge/* and jira.js only in adapters, entry and the kit of static.', {
      from: { path: '^(src|static)/', pathNot: '^src/(adapters|entry)/|^static/kit/' },
      to: { path: PLATFORM },
    }),

    forbid(
      'static-takes-only-types',
      'static may name the types of contract; code of src would land in the browser bundle.',
      {
        from: { path: '^static/' },
        to: { path: '^src/', dependencyTypesNot: ['type-only'] },
      },
    ),
    forbid('static-takes-only-contract', 'static knows the contract and nothing behind it.', {
      from: { path: '^static/' },
      to: { path: '^src/', pathNot: '^src/contract/' },
    }),
    forbid('surfaces-are-apart', 'A surface is a chunk of its own; what two need is kit.', {
      from: { path: '^static/surfaces/([^/]+)/' },
      to: { path: '^static/surfaces/', pathNot: '^static/surfaces/($1/|[^/]+$)' },
    }),
    forbid('kit-knows-no-surface', 'The kit is below the surfaces.', {
      from: { path: '^static/kit/' },
      to: { path: '^static/surfaces/' },
    }),

    forbid('product-knows-no-tools', 'src and static never import sandbox, demo, test, bench or scripts.', {
      from: { path: '^(src|static)/' },
      to: { path: '^(sandbox|demo|test|bench|scripts)/' },
    }),
    forbid(
      'tools-know-no-product',
      'sandbox and demo know an app only through its bundle and manifest; oracles import nothing they judge.',
      {
        from: { path: '^(sandbox|demo|bench|scripts)/' },
        to: { path: '^(src|static)/' },
      },
    ),
    forbid('sandbox-knows-no-app', 'The sandbox serves any Forge app; demo speaks only its control contract.', {
      from: { path: '^sandbox/' },
      to: { path: '^(demo|test|bench|scripts|locales)/' },
    }),
    forbid('no-dev-packages-in-product', 'What Atlassian runs is built from dependencies alone.', {
      from: { path: '^(src|static)/', pathNot: '\\.config\\.ts$|\\.d\\.ts$' },
      // `react` is an alias of preact, so no package.json names it.
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/preact/' },
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(static/dist|static/\\.vite|test/architecture-fixture|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
