'use strict';
/**
 * Runs the platform's own bundler on the app in the working directory and copies what it made to the directory named by the
 * first argument. The bundler insists on being required by a CommonJS main script, hence a process of its own.
 */
const { cpSync, mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { getEntryPoints, getNodeBundler, getWrapperProvider } = require('@forge/bundler');
const { ConfigFile, FileSystemReader, FileSystemWriter, I18nResourceBundlingService } = require('@forge/cli-shared');

async function main(target) {
  const fileSystemReader = new FileSystemReader();
  const config = new ConfigFile(fileSystemReader, new FileSystemWriter());
  const handlers = await config.getAppHandlers();
  const { modules, translations } = await config.readConfig();
  const i18nResourceBundle = translations && (await new I18nResourceBundlingService().bundle(modules, translations));
  const bundler = getNodeBundler(logger, getWrapperProvider({ fileSystemReader }), config);
  const entryPoints = getEntryPoints(handlers);
  const output = await bundler.bundle({
    appDirectory: process.cwd(),
    entryPoints,
    i18nConfig: translations,
    i18nResourceBundle,
  });
  cpSync(output.outputDir, target, { recursive: true });
  for (const [name, content] of output.additionalOutputs ?? []) {
    const file = join(target, name);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === 'string') cpSync(content, file);
    else writeFileSync(file, content);
  }
}

const silent = () => {};
const say = (...words) => console.error(...words);
const logger = { trace: silent, debug: silent, info: silent, warn: say, error: say };

// Whoever started this has died when standard input ends; a bundle nobody waits for would only take the machine.
process.stdin.on('end', () => process.exit(1));
process.stdin.resume();
process.stdin.unref();

main(process.argv[2]).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
