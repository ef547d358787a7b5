import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const Findings = z.object({ diagnostics: z.array(z.looseObject({ code: z.string(), filename: z.string() })) });

/** One of each. `readFile` is typed by Node's own types, so without them the linter would see no promise. */
const PLANTED = `import { readFile } from 'node:fs/promises';
const first: any = [1][0]!;
readFile('nothing');
export default first;
`;
const RULES = ['no-explicit-any', 'no-non-null-assertion', 'no-floating-promises', 'no-default-export'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inward-planted-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'tsconfig.tools.json'])
    cpSync(join(root, file), join(folder, file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const tools of ['sandbox', 'demo', 'test', 'bench', 'scripts']) {
    mkdirSync(join(folder, tools));
    cpSync(join(root, tools, 'tsconfig.json'), join(folder, tools, 'tsconfig.json'));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['src', 'sandbox', 'demo', 'bench', 'scripts', 'test'])(
  'the linter sees what is planted in %s, types included',
  (part) => {
    mkdirSync(join(folder, part), { recursive: true });
    writeFileSync(join(folder, part, 'planted.ts'), PLANTED);
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
    const run = spawnSync(process.execPath, [oxlint, '--format', 'json', part], { cwd: folder, encoding: 'utf8' });
    const codes = Findings.parse(JSON.parse(run.stdout)).diagnostics.map((finding) => finding.code);
    expect(RULES.filter((rule) => !codes.some((code) => code.includes(rule)))).toEqual([]);
  },
);
