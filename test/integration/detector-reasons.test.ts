import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { NO_RISK, shownRisk, type ShownRisk } from '../support/shown-risk.ts';
import { agree } from '../support/small-contract.ts';
import { ADMIN, AGENT, DANA, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';
import { SMALL_DESK } from '../support/small-desk-world.ts';

/** Each detector alone: no clock of the desk runs on after the first reply, and its contract wants a description. */
let desk: SmallDesk;
let fresh: unknown;
beforeAll(async () => {
  desk = await SmallDesk.start();
  const projects = SMALL_DESK.projects.map((project) => ({ ...project, slas: project.slas.slice(0, 1) }));
  await desk.client.declare({ projects });
  await agree(desk);
  await desk.client.advance('PT10M');
  fresh = await desk.client.snapshot();
});
afterAll(() => desk.stop());
beforeEach(async (context) => {
  spareOfFaults(context, 'has the one reason of an instant, which an outage moves');
  await desk.client.restore(fresh);
});

const RULES = {
  silent: { isOn: true, days: 5 },
  bouncing: { isOn: true, times: 2 },
  unowned: { isOn: true, hours: 8 },
  incomplete: { isOn: true },
  reopened: { isOn: true, times: 1 },
};
const View = z.object({ value: z.object({ detectors: z.object({ version: z.number() }) }) });
const save = async (rules: typeof RULES): Promise<void> => {
  const { version } = View.parse(await desk.workspace(ADMIN, 'readAlertRules', {})).value.detectors;
  expect(await desk.workspace(ADMIN, 'saveDetectors', { version, rules })).toMatchObject({ ok: true });
};

/** Has all the contract wants, somebody who works on it, and a first reply. */
const raised = async (description: string | null = 'October, the overtime'): Promise<string> => {
  const summary = 'October payslip';
  const requestFieldValues = description === null ? { summary } : { summary, description };
  const key = await desk.raise(DANA, summary, { requestFieldValues });
  await desk.comment(AGENT, key, 'Seen.');
  await assign(key, AGENT);
  return key;
};
const assign = async (key: string, accountId: string | null): Promise<void> => {
  const assignee = accountId === null ? null : { accountId };
  await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields: { assignee } });
  await desk.settle();
};
const describeIt = async (key: string, text: string): Promise<void> => {
  const content = [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  const fields = { description: { type: 'doc', version: 1, content } };
  await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields });
  await desk.settle();
};
const resolve = (key: string): Promise<void> => desk.move(AGENT, key, 'resolve');

interface Case {
  readonly name: keyof typeof RULES;
  readonly shown: ShownRisk;
  /** Brings it about; what follows is waited for. */
  readonly begin: () => Promise<string>;
  readonly wait: string;
  readonly end: (key: string) => Promise<void>;
}
const everywhere = (panel: string, field: string): ShownRisk => ({ field, page: [panel], panel });

const CASES: readonly Case[] = [
  {
    name: 'incomplete',
    shown: everywhere('incomplete', 'Missing item'),
    begin: () => raised(null),
    wait: 'PT10M',
    end: async (key) => {
      await describeIt(key, 'October, the overtime');
      // Of a description no event tells; the panel that refreshes beside it does.
      await desk.panel(AGENT, key);
    },
  },
  {
    name: 'reopened',
    shown: everywhere('reopened', 'Reopened'),
    begin: async () => {
      const key = await raised();
      await resolve(key);
      await desk.client.advance('PT20M');
      expect(await shownRisk(desk, key)).toEqual(NO_RISK);
      await desk.move(AGENT, key, 'reopen');
      return key;
    },
    wait: 'PT10M',
    end: resolve,
  },
  {
    name: 'unowned',
    shown: everywhere('unowned', 'No owner'),
    begin: async () => {
      const key = await raised();
      await assign(key, null);
      await desk.client.advance('PT8H');
      expect(await shownRisk(desk, key)).toEqual(NO_RISK);
      return key;
    },
    wait: 'P1D',
    end: (key) => assign(key, OTHER_AGENT),
  },
  {
    name: 'bouncing',
    shown: everywhere('bouncing', 'Bouncing'),
    begin: async () => {
      const key = await raised();
      for (const person of [OTHER_AGENT, AGENT]) await assign(key, person);
      return key;
    },
    // Handovers are told by no event: the hourly walk reads them.
    wait: 'PT70M',
    end: resolve,
  },
  {
    name: 'silent',
    shown: everywhere('silent', 'Silent'),
    begin: async () => {
      const key = await raised();
      await desk.client.advance('P6D', 'coalesce');
      expect(await shownRisk(desk, key)).toEqual(NO_RISK);
      return key;
    },
    wait: 'P1DT10M',
    end: (key) => desk.comment(AGENT, key, 'It takes until Thursday.'),
  },
];

it.each(CASES)('$name shows on field, page and panel, and goes with its cause', async ({ shown, begin, wait, end }) => {
  const key = await begin();
  await desk.client.advance(wait);
  expect(await shownRisk(desk, key)).toEqual(shown);
  await end(key);
  await desk.client.advance('PT10M');
  expect(await shownRisk(desk, key)).toEqual(NO_RISK);
});

it.each(CASES)('$name that is turned off shows nothing', async ({ name, shown, begin, wait }) => {
  const key = await begin();
  await desk.client.advance(wait);
  await save({ ...RULES, [name]: { ...RULES[name], isOn: false } });
  await desk.client.advance('PT10M');
  expect(await shownRisk(desk, key)).toEqual(NO_RISK);
  await save(RULES);
  await desk.client.advance('PT10M');
  expect(await shownRisk(desk, key)).toEqual(shown);
});
