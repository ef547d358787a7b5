import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { shownRisk } from '../support/shown-risk.ts';
import { ADMIN, AGENT, DANA, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
});
afterAll(() => desk.stop());

const RULES = {
  silent: { isOn: true, days: 5 },
  bouncing: { isOn: true, times: 2 },
  unowned: { isOn: true, hours: 8 },
  incomplete: { isOn: true },
  reopened: { isOn: true, times: 1 },
};
const View = z.object({ value: z.object({ detectors: z.object({ version: z.number(), rules: z.unknown() }) }) });
const shown = async () => View.parse(await desk.workspace(ADMIN, 'readAlertRules', {})).value.detectors;
const save = async (rules: unknown, person = ADMIN, version?: number) =>
  desk.workspace(person, 'saveDetectors', { version: version ?? (await shown()).version, rules });

const riskField = async (key: string) => (await shownRisk(desk, key)).field;
const Panel = z.looseObject({
  value: z.looseObject({ risk: z.object({ reason: z.string(), amount: z.number() }).loose().nullable() }),
});
const riskOnPanel = async (key: string) => Panel.parse(await desk.panel(AGENT, key)).value.risk;
const Page = z.looseObject({
  value: z.looseObject({
    risks: z.array(z.looseObject({ issueKey: z.string(), reason: z.string(), amount: z.number() })),
  }),
});
const onPage = async (key: string) => {
  const { risks } = Page.parse(await desk.experiencePage(AGENT)).value;
  return risks.flatMap(({ issueKey, reason, amount }) => (issueKey === key ? [{ reason, amount }] : []));
};
const assign = async (key: string, accountId: string | null) => {
  await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}/assignee`, { accountId });
  await desk.settle();
};

it('begins with five detectors that nobody had to turn on', async () => {
  expect(await shown()).toEqual({ version: 0, rules: RULES });
});

describe('a request whose requester hears nothing', () => {
  let key: string;
  beforeAll(async () => {
    key = await desk.raise(DANA, 'Nobody writes');
    await assign(key, AGENT);
    // No clock of it runs on: only the silence is left.
    await desk.comment(AGENT, key, 'We are on it.');
  });

  it('is silent after five working days on field, page and panel, with its figure', async () => {
    await desk.client.advance('P6D', 'coalesce');
    expect((await onPage(key)).map(({ reason }) => reason)).not.toContain('silent');
    await desk.client.advance('P2D', 'coalesce');
    await desk.client.advance('PT30M');
    expect(await riskField(key)).toBe('Silent');
    expect(await riskOnPanel(key)).toMatchObject({ reason: 'silent', amount: 6 });
    expect(await onPage(key)).toEqual([{ reason: 'silent', amount: 6 }]);
  });

  it('is silent no more when the desk has written, and then again', async () => {
    await desk.comment(AGENT, key, 'It takes until Thursday.');
    await desk.client.advance('PT90M');
    expect(await riskField(key)).not.toBe('Silent');
    expect((await riskOnPanel(key))?.reason).not.toBe('silent');
    await desk.client.advance('P8D', 'coalesce');
    await desk.client.advance('PT30M');
    expect(await riskField(key)).toBe('Silent');
  });

  it('is not silent with a longer patience, and is again with the first one', async () => {
    expect(await save({ ...RULES, silent: { isOn: true, days: 30 } })).toMatchObject({ ok: true });
    await desk.client.advance('PT20M');
    expect((await onPage(key)).map(({ reason }) => reason)).not.toContain('silent');
    expect(await riskField(key)).not.toBe('Silent');
    expect(await save({ ...RULES, silent: { isOn: false, days: 1 } })).toMatchObject({ ok: true });
    await desk.client.advance('PT20M');
    expect(await riskField(key)).not.toBe('Silent');
    expect(await save(RULES)).toMatchObject({ ok: true });
    await desk.client.advance('PT20M');
    expect(await riskField(key)).toBe('Silent');
  });

  it('has an empty field once it is closed', async () => {
    await desk.move(AGENT, key, 'resolve');
    await desk.client.advance('PT20M');
    expect(await riskField(key)).toBeNull();
    expect(await onPage(key)).toEqual([]);
  });
});

it('a request that went from hand to hand is bouncing', async (context) => {
  const key = await desk.raise(DANA, 'Between the desks');
  for (const person of [AGENT, 'agent-ben', AGENT]) await assign(key, person);
  await desk.client.advance('PT90M');
  spareOfFaults(context, 'has the one reason of an instant, which an outage moves');
  expect(await riskOnPanel(key)).toMatchObject({ reason: 'bouncing', amount: 2 });
  expect(await riskField(key)).toBe('Bouncing');
});

it('tells Jira only of a reason that is another than before', async (context) => {
  spareOfFaults(context, 'counts the calls of quiet hours');
  const Calls = z.array(z.looseObject({ seq: z.number(), path: z.string().optional() }));
  const before = Calls.parse(await desk.client.calls(0)).at(-1)?.seq ?? 0;
  await desk.client.advance('PT50M');
  const writes = Calls.parse(await desk.client.calls(before)).filter(({ path }) => path?.includes('app/field/value'));
  expect(writes).toEqual([]);
});

describe('are refused, with the field', () => {
  it.each([
    ['no days', { silent: { isOn: true, days: 0 } }, 'rules.silent.days'],
    ['ten thousand days', { silent: { isOn: true, days: 10_000 } }, 'rules.silent.days'],
    ['half a day', { silent: { isOn: true, days: 2.5 } }, 'rules.silent.days'],
    ['a figure that is a word', { bouncing: { isOn: true, times: 'two' } }, 'rules.bouncing.times'],
    ['hours below one, although it is off', { unowned: { isOn: false, hours: -8 } }, 'rules.unowned.hours'],
    ['a detector there is not', { gossip: { isOn: true } }, 'rules'],
  ])('%s', async (_, part, field) => {
    const before = await shown();
    expect(await save({ ...RULES, ...part })).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', field } });
    expect(await shown()).toEqual(before);
  });

  it('a save over a newer version', async () => {
    const { version } = await shown();
    const others = { ...RULES, bouncing: { isOn: false, times: 9 } };
    expect(await save(others, ADMIN, version - 1)).toMatchObject({ ok: false, error: { code: 'STALE_SAVE' } });
    expect(await save(RULES, ADMIN, version + 5)).toMatchObject({ ok: false, error: { code: 'STALE_SAVE' } });
  });

  it('a person who manages nothing', async () => {
    expect(await save(RULES, AGENT, 0)).toMatchObject({ ok: false, error: { code: 'NOT_MANAGER' } });
  });
});
