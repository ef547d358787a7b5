/** The import law. `test/architecture.test.ts` proves on a planted violation that each rule bites. */

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const PLATFORM = '(^|/)node_modules/(@forge/|jira\\.js/)|^(@forge/|jira\\.js)';

module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle has no order in which to be read.', {}, { circular: true }),
    forbid('no-unresolved', 'An import that leads nowhere.', {}, { couldNotResolve: true }),

    forbid(
      'domain-is-pure',
      'domain imports only domain and contract: no clock, no storage, no platform, no package but the distribution functions.',
      { path: '^src/domain/' },
      { pathNot: '^src/(domain|contract)/|(^|/)node_modules/jstat/' },
    ),
    forbid(
      'contract-stands-alone',
      'contract is what crosses a border; it imports contract and zod.',
      { path: '^src/contract/' },
      { pathNot: '^src/contract/|(^|/)node_modules/zod/' },
    ),
    forbid(
      'usecases-know-no-edge',
      'usecases import domain, contract and their own ports.',
      { path: '^src/usecases/' },
      { pathNot: '^src/(usecases|domain|contract)/|^locales/' },
    ),
    forbid(
      'adapters-know-ports-and-domain',
      'adapters fulfil ports; they call no use case and no entry.',
      { path: '^src/adapters/' },
      { path: '^src/', pathNot: '^src/(adapters|domain|contract)/|^src/usecases/ports/' },
    ),
    forbid(
      'entry-goes-through-usecases',
      'entry parses, authorises, calls one use case; what it needs built, compose builds.',
      { path: '^src/entry/' },
      { path: '^src/adapters/' },
    ),
    forbid(
      'compose-is-the-root',
      'Only entry and index meet the composition root.',
      { pathNot: '^src/(entry/|index\\.ts$|compose)' },
      { path: '^src/compose' },
    ),
    forbid(
      'platform-at-the-edges',
      '@forge/* and jira.js only in adapters, entry and the kit of static.',
      { path: '^(src|static)/', pathNot: '^src/(adapters|entry)/|^static/kit/' },
      { path: PLATFORM },
    ),

    forbid(
      'static-takes-only-types',
      'static may name the types of contract; code of src would land in the browser bundle.',
      { path: '^static/' },
      { path: '^src/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'static-takes-only-contract',
      'static knows the contract and nothing behind it.',
      { path: '^static/' },
      { path: '^src/', pathNot: '^src/contract/' },
    ),
    forbid(
      'surfaces-are-apart',
      'A surface is a chunk of its own; what two need is kit.',
      { path: '^static/surfaces/([^/]+)/' },
      { path: '^static/surfaces/', pathNot: '^static/surfaces/($1/|[^/]+$)' },
    ),
    forbid(
      'kit-knows-no-surface',
      'The kit is below the surfaces.',
      { path: '^static/kit/' },
      { path: '^static/surfaces/' },
    ),

    forbid(
      'product-knows-no-tools',
      'src and static never import sandbox, demo, test, bench or scripts.',
      { path: '^(src|static)/' },
      { path: '^(sandbox|demo|test|bench|scripts)/' },
    ),
    forbid(
      'tools-know-no-product',
      'sandbox and demo know an app only through its bundle and manifest; oracles import nothing they judge.',
      { path: '^(sandbox|demo|bench|scripts)/' },
      { path: '^(src|static)/' },
    ),
    forbid(
      'sandbox-knows-no-app',
      'The sandbox serves any Forge app; demo speaks only its control contract.',
      { path: '^sandbox/' },
      { path: '^(demo|test|bench|scripts|locales)/' },
    ),
    forbid(
      'no-dev-packages-in-product',
      'What Atlassian runs is built from dependencies alone.',
      { path: '^(src|static)/', pathNot: '\\.config\\.ts$|\\.d\\.ts$' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
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
