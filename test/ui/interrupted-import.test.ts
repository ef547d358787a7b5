import { createHash } from 'node:crypto';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { showModule } from '../../scripts/scenes.ts';
import { launchBrowser } from '../support/browser.ts';
import { ADMIN, DANA, SmallDesk } from '../support/small-desk.ts';

/** A whole export imported by what an admin sees, with the page left half way. */

const Row = z.tuple([z.string(), z.record(z.string(), z.unknown())]);
type Row = z.infer<typeof Row>;
const Portion = z.looseObject({
  value: z.looseObject({ header: z.unknown(), rows: z.array(Row), next: z.unknown() }),
});
const State = z.looseObject({ sql: z.record(z.string(), z.unknown()) });
const Call = z.looseObject({
  functionKey: z.string(),
  payload: z.looseObject({ place: z.looseObject({ from: z.number(), total: z.number() }).optional() }).nullish(),
});

/** As many requests as make several portions. */
const REQUESTS = 700;

let broken: SmallDesk;
let unbroken: SmallDesk;
let browser: Browser;
let file = '';
let otherFile = '';
beforeAll(async () => {
  const from = await SmallDesk.start();
  [broken, unbroken, browser] = await Promise.all([SmallDesk.unsaved(), SmallDesk.unsaved(), launchBrowser()]);
  await from.rate(DANA, await from.closedRequest(DANA), 2);
  await from.client.advance('PT10M');
  const { header, rows } = await exported(from);
  file = fileOf(header, [...rows, ...requestsLike(rows, 1)]);
  otherFile = fileOf(header, requestsLike(rows, 2));
  await from.stop();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([broken?.stop(), unbroken?.stop()]);
});

async function exported(desk: SmallDesk): Promise<{ readonly header: unknown; readonly rows: readonly Row[] }> {
  const rows: Row[] = [];
  let header: unknown = null;
  let after: unknown = null;
  do {
    const { value } = Portion.parse(await desk.adminPage('exportData', { after }));
    header ??= value.header;
    rows.push(...value.rows);
    after = value.next;
  } while (after !== null);
  return { header, rows };
}

/** Many requests, each like the first of the file but for its name. */
function requestsLike(rows: readonly Row[], series: number): readonly Row[] {
  const [, request] = rows.find(([table]) => table === 'requests') ?? ['requests', {}];
  return Array.from({ length: REQUESTS }, (_, index) => {
    const number = series * 10_000 + index;
    return ['requests', { ...request, issue_id: String(900_000 + number), issue_key: `HELP-${number}` }];
  });
}

function fileOf(header: unknown, rows: readonly Row[]): string {
  const lines = [header, ...rows].map((line) => JSON.stringify(line));
  const sum = createHash('sha256').update(lines.join('\n')).digest('hex');
  return [...lines, JSON.stringify({ rows: rows.length, sum })].map((line) => `${line}\n`).join('');
}

interface Visit {
  readonly page: Page;
  readonly frame: FrameLocator;
  /** Where each portion that was sent begins, in the order they were sent. */
  readonly sent: readonly number[];
  /** Resolves when the portions that were let through are answered and one more is on its way. */
  readonly held: Promise<void>;
}

/** The page of data as an admin opens it, or the first page of a site where nobody has saved; of the portions only so many arrive. */
async function visit(desk: SmallDesk, { locale = 'en-US', arriving = Number.POSITIVE_INFINITY } = {}): Promise<Visit> {
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 1600 } })).newPage();
  const sent: number[] = [];
  const held = Promise.withResolvers<void>();
  await page.route('**/__host/bridge/invoke', async (route) => {
    const { functionKey, payload } = Call.parse(route.request().postDataJSON());
    if (functionKey === 'importRows') sent.push(payload?.place?.from ?? -1);
    if (sent.length > arriving) held.resolve();
    else await route.continue();
  });
  const choice = new URLSearchParams({ person: ADMIN, locale, theme: 'light', back: '/jira/settings/apps/settings' });
  await page.goto(`${desk.url}/__host/choose?${choice.toString()}`);
  const frame = await showModule(page, 'settings');
  const moving = frame.getByText(/Moving from another site|עוברים מאתר אחר/);
  const data = frame.getByRole('button', { name: locale === 'he-IL' ? 'נתונים' : 'Data', exact: true });
  await moving.or(data).click();
  return { page, frame, sent, held: held.promise };
}

const choose = ({ frame }: Visit, text: string, label: string | RegExp = 'Export file of Inward') =>
  frame.getByLabel(label).setInputFiles({
    name: 'inward-export.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(text),
  });

/** Begins an import and leaves the page while the portion after the first two is on its way. */
async function leaveHalfWay(desk: SmallDesk, text: string): Promise<void> {
  const left = await visit(desk, { arriving: 2 });
  await choose(left, text);
  await left.held;
  await left.page.context().close();
}

const tablesOf = async (desk: SmallDesk) => {
  await desk.client.advance('PT10M');
  const { sql } = State.parse(await desk.client.state());
  return Object.fromEntries(
    ['requests', 'invitations', 'answers', 'names', 'cells', 'open_requests'].map((table) => [table, sql[table]]),
  );
};

it('goes on where the page was left, and ends as an import that nobody broke off', async () => {
  const whole = await visit(unbroken);
  await choose(whole, file);
  await whole.frame.getByText(/rows were added/).waitFor();
  expect(whole.sent.length).toBeGreaterThan(3);
  await whole.frame.getByRole('button', { name: 'Look at the settings' }).click();
  await whole.frame.getByRole('button', { name: 'Data', exact: true }).waitFor();
  await whole.page.context().close();

  await leaveHalfWay(broken, file);
  const back = await visit(broken);
  await back.frame.getByText(/An import stopped on .* Choose the same file again/).waitFor();
  await choose(back, file);
  await back.frame.getByText(`This is the file that stopped. It goes on after row ${whole.sent[2]}.`).waitFor();
  const said = await back.frame.getByText(/rows were added/).textContent();
  expect(said).toContain(String(file.split('\n').length - 3));
  expect(back.sent).toEqual(whole.sent.slice(2));
  // The page asks once more what stopped, after it has said how it ended.
  await back.frame.getByText(/An import stopped on/).waitFor({ state: 'detached' });
  await back.page.context().close();
  expect(await tablesOf(broken)).toEqual(await tablesOf(unbroken));
});

it('imports nothing of a file whose last row cannot be, though its checksum is right', async () => {
  const lines = otherFile.split('\n').filter((line) => line !== '');
  const rows = lines.slice(1, -1).map((line) => Row.parse(JSON.parse(line)));
  const [, request] = rows.at(-1) ?? ['', {}];
  const wrong = fileOf(JSON.parse(lines[0] ?? ''), [...rows, ['requests', { ...request, segments: 'not json' }]]);
  const before = await tablesOf(unbroken);
  const opened = await visit(unbroken);
  const { page, frame, sent } = opened;
  await choose(opened, wrong);
  await frame.getByText(`was changed (line ${rows.length + 2}). Nothing was imported`).waitFor();
  expect(sent).toEqual([]);
  expect(await tablesOf(unbroken)).toEqual(before);
  await page.context().close();
});

it('starts another file from its first row and says so, in Hebrew too, and a damaged one not at all', async () => {
  await leaveHalfWay(broken, otherFile);
  const damaged = await visit(broken);
  await choose(damaged, otherFile.replace('HELP-20001', 'HELP-20002'));
  await damaged.frame.getByRole('alert').waitFor();
  expect(damaged.sent).toEqual([]);
  await damaged.frame.getByText(/An import stopped on/).waitFor();
  await damaged.page.context().close();

  const other = await visit(broken, { locale: 'he-IL' });
  await choose(other, file, /Inward/);
  await other.frame.getByText(/זה קובץ אחר מזה שנעצר/).waitFor();
  await other.frame.getByText('כל מה שבקובץ כבר היה כאן', { exact: false }).waitFor();
  expect(other.sent[0]).toBe(0);
  expect(await other.frame.getByText(/זה הקובץ שנעצר/).count()).toBe(0);
  await other.page.context().close();
  const rows = z.array(z.looseObject({ issue_key: z.string() })).parse((await tablesOf(broken))['requests']);
  // What the file that was left had brought stays.
  expect(rows.filter(({ issue_key: key }) => key.startsWith('HELP-2')).length).toBeGreaterThan(0);
});
