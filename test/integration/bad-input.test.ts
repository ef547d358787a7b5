import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, AGENT, DANA, MOTI, PARTNER, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';

const texts = {
  'en-US': JSON.parse(readFileSync('locales/en.json', 'utf8')) as Record<string, string>,
  'he-IL': JSON.parse(readFileSync('locales/he.json', 'utf8')) as Record<string, string>,
};
const locales = ['en-US', 'he-IL'] as const;
const say = { language: 'en', direction: 'ltr' };

let desk: SmallDesk;
let key = '';
beforeAll(async () => {
  desk = await SmallDesk.start();
});
beforeEach(async () => {
  key = await desk.closedRequest(DANA);
});
afterAll(async () => {
  await desk.stop();
});

/** What the app stores, without time, calls and queue: what "nothing changed" means. */
async function stored(): Promise<string> {
  const state = await desk.client.state();
  const sql = typeof state === 'object' && state !== null && 'sql' in state ? state.sql : null;
  expect(sql).not.toBeNull();
  return JSON.stringify(sql);
}

/** The call answers a typed error with its sentence in the person's language, and leaves every table as it was. */
async function expectRefusal(call: (locale: string) => Promise<unknown>, code: string, field?: string): Promise<void> {
  const before = await stored();
  for (const locale of locales) {
    const answer = await call(locale);
    expect(answer).toMatchObject({ ok: false, error: { code, message: texts[locale][`error.${code}`] } });
    if (field !== undefined) expect(answer).toMatchObject({ error: { field } });
  }
  expect(await stored()).toBe(before);
}

describe('somebody who is not the requester', () => {
  it.each([
    ['an org-mate', MOTI],
    ['an agent of the desk', AGENT],
    ['a person without a licence', PARTNER],
  ])('%s cannot rate', async (_who, person) => {
    await expectRefusal((locale) => desk.card(person, key, 'rate', { score: 5, ...say }, locale), 'NOT_YOUR_REQUEST');
  });

  it('a participant cannot rate', async () => {
    await desk.client.rest(AGENT, `POST /rest/servicedeskapi/request/${key}/participant`, { accountIds: [MOTI] });
    await desk.settle();
    await expectRefusal((locale) => desk.card(MOTI, key, 'rate', { score: 5, ...say }, locale), 'NOT_YOUR_REQUEST');
  });

  it('a former reporter cannot rate', async () => {
    await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields: { reporter: { accountId: MOTI } } });
    await desk.settle();
    await expectRefusal((locale) => desk.card(DANA, key, 'rate', { score: 5, ...say }, locale), 'INVITATION_WITHDRAWN');
  });

  it('nobody rates through a forged extension', async () => {
    for (const forged of ['../../10001', 'HELP-1?x=1', 'HELP-1/comment', '..', '', 7, null, { key }, 'HELP-99999999']) {
      const before = await stored();
      const answer = await desk.card(MOTI, forged, 'rate', { score: 5, ...say });
      expect(answer.ok).toBe(false);
      expect(await stored()).toBe(before);
    }
  });
});

describe('a score that is no score', () => {
  it.each([0, 6, 3.5, '5', Number.NaN, null, -1, true, [5], Number.MAX_VALUE])('%j is refused', async (score) => {
    await expectRefusal((locale) => desk.card(DANA, key, 'rate', { score, ...say }, locale), 'BAD_INPUT', 'score');
  });
});

describe('a payload that is more or other than was agreed', () => {
  it('extra fields are refused', async () => {
    await expectRefusal(
      (locale) => desk.card(DANA, key, 'rate', { score: 5, ...say, mode: 'invited', requesterId: MOTI }, locale),
      'BAD_INPUT',
    );
  });

  it('a missing payload is refused', async () => {
    await expectRefusal((locale) => desk.card(DANA, key, 'rate', undefined, locale), 'BAD_INPUT');
  });

  it('an unknown reason, driver or language is refused', async () => {
    await desk.rate(DANA, key, 4);
    await expectRefusal(
      (locale) => desk.card(DANA, key, 'addDetails', { ...say, reasons: ['bribery'] }, locale),
      'BAD_INPUT',
    );
    await expectRefusal(
      (locale) => desk.card(DANA, key, 'addDetails', { ...say, driver: { item: 'speed', value: 3 } }, locale),
      'BAD_INPUT',
    );
    await expectRefusal(
      (locale) => desk.card(DANA, key, 'addDetails', { language: 'fr', direction: 'ltr' }, locale),
      'BAD_INPUT',
    );
    await expectRefusal(
      (locale) => desk.card(DANA, key, 'addDetails', { ...say, lostMinutes: 100_000 }, locale),
      'BAD_INPUT',
    );
  });

  it('an unknown function rejects', async () => {
    await expect(desk.card(DANA, key, 'deleteEverything', {})).rejects.toThrow(/no definition/);
  });

  it('a function of another surface rejects', async () => {
    await expect(desk.card(AGENT, key, 'readPanel', {})).rejects.toThrow(/no definition|not open/);
    const call = {
      moduleKey: 'xla-panel',
      accountId: DANA,
      functionKey: 'rate',
      payload: { score: 5, ...say },
      extension: { issue: { key } },
    };
    await expect(desk.client.invoke(call)).rejects.toThrow(/no definition|not open/);
  });
});

describe('comments', () => {
  beforeEach(async () => {
    await desk.rate(DANA, key, 3);
  });

  it('a comment of a megabyte is refused, by the sentence or by the platform, and nothing is lost', async () => {
    await expectRefusal(
      (locale) => desk.card(DANA, key, 'addDetails', { ...say, comment: 'x'.repeat(2001) }, locale),
      'BAD_INPUT',
      'comment',
    );
    const before = await stored();
    await expect(desk.card(DANA, key, 'addDetails', { ...say, comment: 'x'.repeat(1_000_000) })).rejects.toThrow(
      /500|limit|large|size/i,
    );
    expect(await stored()).toBe(before);
  });

  it('counts what people see, not code units', async () => {
    expect(await desk.card(DANA, key, 'addDetails', { ...say, comment: '🙂'.repeat(2000) })).toMatchObject({
      ok: true,
    });
  });

  it('keeps HTML as text and drops bidi and other control characters', async () => {
    const comment = '<img src=x onerror=alert(1)>\u202E gnorw \u0007 fine\u2066';
    const answer = await desk.card(DANA, key, 'addDetails', { ...say, comment });
    expect(answer).toMatchObject({
      ok: true,
      value: { answer: { comment: '<img src=x onerror=alert(1)> gnorw  fine' } },
    });
  });
});

describe('figures', () => {
  it.each([
    ['readGadget', { config: {} }],
    ['readTile', { config: {}, tile: 'experience' }],
    ['readMatrix', { config: {} }],
    ['readChoices', {}],
  ])('an agent who is no manager does not read them by %s', async (functionKey, payload) => {
    await expectRefusal((locale) => desk.gadget(AGENT, functionKey, payload, locale), 'NOT_MANAGER');
  });

  it('a customer is kept out by the platform', async () => {
    await expect(desk.gadget(DANA, 'readGadget', { config: {} })).rejects.toThrow(/customer/);
  });

  it('a forged configuration opens no project and breaks nothing', async () => {
    await expectRefusal(
      (locale) => desk.gadget(ADMIN, 'readGadget', { config: { projects: ['1 OR 1=1'] } }, locale),
      'BAD_INPUT',
    );
    await expectRefusal(
      (locale) => desk.gadget(ADMIN, 'readGadget', { config: { tiles: ['salaries'] } }, locale),
      'BAD_INPUT',
    );
    await expectRefusal(
      (locale) => desk.gadget(ADMIN, 'readGadget', { config: { baseline: 'yesterday' } }, locale),
      'BAD_INPUT',
      'config.baseline',
    );
    await expectRefusal(
      (locale) => desk.gadget(ADMIN, 'readMatrix', { config: {}, period: '5w' }, locale),
      'BAD_INPUT',
      'period',
    );
    await expectRefusal(
      (locale) => desk.gadget(AGENT, 'readGadget', { config: { projects: ['10700'] } }, locale),
      'NOT_MANAGER',
    );
  });
});

/** Every date from Monday 5 October 2026 on, for a year and a month. */
const EVERY_DAY = Array.from({ length: 396 }, (_, day) =>
  new Date(Date.UTC(2026, 9, 5 + day)).toISOString().slice(0, 10),
);

describe('a calendar without working time', () => {
  const { calendar, processes } = SMALL_SETTINGS;
  it.each([
    ['no working day', { calendar: { ...calendar, weekdays: [] } }, 'calendar.weekdays'],
    [
      'hours that end before they begin',
      { calendar: { ...calendar, hours: { from: 600, to: 540 } } },
      'calendar.hours',
    ],
    ['hours that end as they begin', { calendar: { ...calendar, hours: { from: 540, to: 540 } } }, 'calendar.hours'],
    ['each working day listed as a day off', { calendar: { ...calendar, daysOff: EVERY_DAY } }, 'calendar.daysOff'],
    [
      'a process without a working day',
      { processes: processes.map((each) => ({ ...each, workingHours: { ...calendarHours, weekdays: [] } })) },
      'processes.0.workingHours.weekdays',
    ],
  ] as const)('of %s is refused', async (_what, wrong, field) => {
    await expectRefusal(
      (locale) =>
        desk.adminPage('saveSettings', { version: 1, settings: { ...SMALL_SETTINGS, ...wrong } }, ADMIN, locale),
      'NO_WORKING_TIME',
      field,
    );
  });

  it('is not one that leaves a single day of the year', async () => {
    const daysOff = EVERY_DAY.filter((day) => day !== '2027-03-01');
    const settings = { ...SMALL_SETTINGS, calendar: { ...calendar, daysOff } };
    expect(await desk.adminPage('saveSettings', { version: 1, settings })).toMatchObject({ ok: true });
  });
});

const calendarHours = { hours: SMALL_SETTINGS.calendar.hours };

describe('two windows', () => {
  it('the last click wins and there is one answer', async () => {
    const answers = await Promise.all([desk.rate(DANA, key, 2), desk.rate(DANA, key, 5), desk.rate(DANA, key, 5)]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    const state = await desk.client.state();
    const rows = JSON.stringify(state).match(/"item":"experience"/g) ?? [];
    expect(rows.length).toBeGreaterThan(0);
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ value: { kind: 'answered' } });
  });
});
