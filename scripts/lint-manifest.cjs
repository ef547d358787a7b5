/**
 * Atlassian's linter, which begins with the full validation of the manifest, and our own rules (`manifest-rules.ts`), without a login or a network.
 * CommonJS and a main script, because the packages read `require.main`.
 * Exit code 1 on any error or warning; 2 when the check itself could not run.
 */
const { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, relative, resolve } = require('node:path');

const app = resolve(process.argv[2] ?? '.');
const openApi = resolve(process.env.INWARD_OPENAPI ?? join(app, '../shared/openapi'));
const DOCUMENTS = { jira: 'jira-platform.swagger-v3.v3.json', jsm: 'jsm.swagger.v3.json' };
const HOW_TO_GET_DOCUMENTS = `Atlassian's OpenAPI documents are not in ${openApi}: the linter's scope rules are skipped.
Get them from developer.atlassian.com (Jira Cloud platform REST API v3 and Jira Service Management REST API, "OpenAPI"),
save them as ${DOCUMENTS.jira} and ${DOCUMENTS.jsm}, and name their folder in INWARD_OPENAPI.`;

/** Every .ts and .tsx file under `folder`. */
function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** The linter looks endpoints up in these; a product that we do not use has an empty document. All six must be set. */
function pointLinterAtDocuments(scratch) {
  const empty = join(scratch, 'empty.json');
  writeFileSync(empty, '{"paths":{}}');
  const documents = {
    LOCAL_JIRA_SWAGGER: join(openApi, DOCUMENTS.jira),
    LOCAL_JSM_SWAGGER: join(openApi, DOCUMENTS.jsm),
  };
  const present = Object.values(documents).every((file) => existsSync(file));
  Object.assign(process.env, { USE_LOCAL_SWAGGER: '1' });
  for (const name of ['JIRA', 'JSM', 'JSW', 'CONF', 'CONF_V2', 'BB']) {
    process.env[`LOCAL_${name}_SWAGGER`] = (present && documents[`LOCAL_${name}_SWAGGER`]) || empty;
  }
  return present;
}

async function atlassianFaults(files) {
  const { lint, parseSourceFile } = require('@forge/lint');
  const { ConfigFile, FileSystemReader, FileSystemWriter } = require('@forge/cli-shared');
  const manifest = await new ConfigFile(new FileSystemReader(), new FileSystemWriter()).readConfig();
  const ignore = () => undefined;
  const logger = { info: ignore, debug: ignore, warn: ignore, error: ignore, trace: ignore };
  const noServer = { getDeprecatedRuntimes: () => Promise.resolve([]) };
  const read = new Set();
  const parseFunction = (file, parser) => (read.add(file), parseSourceFile(file, parser));
  const config = { linter: { mode: 'client-side' }, parseFunction };
  const results = await lint(files, manifest, 'development', logger, noServer, config);
  const found = results.flatMap((result) =>
    [...result.errors, ...result.warnings].map(
      (fault) => `${relative(app, resolve(result.file ?? '.'))}:${fault.line}:${fault.column} ${fault.message}`,
    ),
  );
  // A tsconfig whose include is not a glob makes the linter skip every file in silence.
  const skipped = files.filter((file) => !read.has(file)).map((file) => `${file}: not read by the linter`);
  return { manifest, faults: [...new Set(found), ...skipped] };
}

async function main() {
  process.chdir(app);
  const scratch = mkdtempSync(join(tmpdir(), 'inward-lint-'));
  try {
    if (!pointLinterAtDocuments(scratch)) console.log(HOW_TO_GET_DOCUMENTS);
    const files = sources('src');
    const { manifest, faults } = await atlassianFaults(files);
    const { manifestFaults, exportedNames, knownEvents } = require('./manifest-rules.ts');
    faults.push(...manifestFaults(manifest, { exports: exportedNames(app), events: knownEvents() }));
    for (const fault of faults) console.error(fault);
    console.log(`manifest: ${faults.length} faults, ${files.length} source files read by the linter`);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 2;
});
