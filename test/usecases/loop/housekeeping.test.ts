import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, Settings, UNSAVED_SETTINGS } from '../../../src/contract/settings.ts';
import { eraseAccounts } from '../../../src/usecases/erase-accounts.ts';
import { expireInvitations } from '../../../src/usecases/expire-invitations.ts';
import { JiraRefusedError, StorageUnavailableError } from '../../../src/usecases/ports/errors.ts';
import { recomputeFacts } from '../../../src/usecases/recompute-facts.ts';
import { saveSettings } from '../../../src/usecases/save-settings.ts';
import { writeFields } from '../../../src/usecases/write-fields.ts';
import { account, DAY, HOUR, IssueLife, MINUTE } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

const NINE_TO_FIVE = { weekdays: [1, 2, 3, 4, 5], hours: { from: 540, to: 1020 } };
const PROCESS = {
  id: 'access',
  projectId: '10700',
  name: { en: 'Access', he: 'גישה' },
  team: { en: 'IT', he: 'מחשוב' },
  requestTypeIds: ['701'],
  visibility: 'team',
  target: 4,
  commentReader: null,
  meaningfulMinutes: 10,
};

let world: LoopWorld;
beforeEach(() => {
  world = new LoopWorld();
});

describe('writing fields', () => {
  it('keeps a mark that was made again while it wrote', async () => {
    const issue = await world.closed();
    await world.rate('dana', issue.key, 2);
    world.beforeFieldWrite = () => {
      world.beforeFieldWrite = () => {};
      world.store.pendings.set(issue.id, { token: 'later', at: world.now });
    };
    await world.writeFields();
    expect(world.store.pendings.get(issue.id)?.token).toBe('later');
  });

  it('writes all others when Jira refuses one', async () => {
    const issues = [];
    for (const id of ['10001', '10002', '10003', '10004', '10005']) issues.push(await world.closed({ id }));
    for (const issue of issues) await world.rate('dana', issue.key, 5);
    const { deps } = world;
    const written: string[] = [];
    const write: typeof deps.fields.write = async (values) => {
      if (values.some(({ issueId }) => issueId === '10003')) throw new JiraRefusedError('gone', 404);
      written.push(...values.map(({ issueId }) => issueId));
    };
    await writeFields({ ...deps, fields: { write } })(deps.clock.now());
    expect(written.toSorted()).toEqual(['10001', '10002', '10004', '10005']);
    expect(world.store.pendings.size).toBe(0);
  });

  it('empties the status of a card that closed unanswered', async () => {
    const issue = await world.closed();
    world.now += 14 * DAY + HOUR;
    await expireInvitations(world.deps)();
    world.now += 5 * MINUTE;
    await world.sweep();
    expect(world.fields.get(issue.id)).toMatchObject({ xlaStatus: null });
  });
});

describe('erasing a closed account', () => {
  it('takes person, words and summary away and keeps scale values under one alias', async () => {
    const first = await world.closed();
    const second = await world.closed({ id: '10002' });
    await world.rate('dana', first.key, 4);
    await world.details('dana', first.key, { comment: 'my words' });
    const report = {
      findClosed: async (accounts: readonly { accountId: string }[]) =>
        accounts.filter(({ accountId }) => accountId === 'dana').map(({ accountId }) => account(accountId)),
    };
    await eraseAccounts({ ...world.deps, report, newToken: () => 'x1' })();
    expect(world.record(first)?.requesterId).toBe('gone:x1');
    expect(world.record(second)?.requesterId).toBe('gone:x1');
    expect(world.store.invited.get('10001.1')).toMatchObject({ requesterId: 'gone:x1', summary: '' });
    const answers = world.store.answered.get('10001.1');
    expect(answers?.get('comment')?.body).toBeNull();
    expect(answers?.get('experience')?.value).toBe(4);
  });

  it('does not bring the person back with what Jira still holds of the request', async () => {
    const issue = await world.closed();
    const report = { findClosed: async () => [account('dana')] };
    await eraseAccounts({ ...world.deps, report, newToken: () => 'x1' })();
    await world.reconcile();
    expect(world.record(issue)?.requesterId).toBe('gone:x1');
    for (const status of ['progress', 'resolved'] as const) {
      world.now += HOUR;
      await world.happen(issue.move(status, 'agent', world.now));
    }
    await world.reconcile();
    expect(world.record(issue)).toMatchObject({ requesterId: 'gone:x1', closeNo: 2 });
    expect(world.store.invited.get('10001.2')).toMatchObject({
      requesterId: 'gone:x1',
      summary: '',
      notAskedReason: 'no-reporter',
    });
  });
});

describe('saving settings', () => {
  const people = {
    find: async () => null,
    findName: async () => 'Noa',
    isActive: async () => true,
    wasActive: async () => true,
    findLanguage: async () => null,
  };
  const rebuild = { find: async () => null };
  const save = (version: number, settings: unknown, broken: Partial<Parameters<typeof saveSettings>[0]> = {}) =>
    saveSettings({ ...world.deps, people, rebuild, ...broken })({
      accountId: account('admin'),
      payload: { version, settings: Settings.parse(settings) },
    });

  it('moves the version on', async () => {
    expect(await save(1, { ...DEFAULT_SETTINGS, managerGroup: 'managers' })).toMatchObject({
      version: 2,
      savedBy: 'Noa',
      settings: { managerGroup: 'managers' },
    });
  });

  it('takes a save again whose answer was lost, in one version', async () => {
    const saved = await save(1, { ...DEFAULT_SETTINGS, managerGroup: 'managers' });
    expect(await save(1, { ...DEFAULT_SETTINGS, ...saved.settings })).toEqual(saved);
  });

  it('writes down the start, also when the click that came through was noted by the next one only', async () => {
    world.store.stored = { version: 0, settings: UNSAVED_SETTINGS, savedBy: null, savedAt: null };
    const started = { ...DEFAULT_SETTINGS, isStarted: true, managerGroup: 'managers' };
    const lost = { note: () => Promise.reject(new StorageUnavailableError('lost')) };
    await expect(save(0, started, { audit: lost })).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    await save(0, started);
    const repeated = world.notes.splice(0);
    world.store.stored = { version: 0, settings: UNSAVED_SETTINGS, savedBy: null, savedAt: null };
    await save(0, started);
    expect(repeated).toEqual(world.notes);
    expect(repeated).toMatchObject([{ kind: 'started' }]);
  });

  it('refuses a save over another one, and says whose', async () => {
    await save(1, DEFAULT_SETTINGS);
    const before = world.store.stored;
    await expect(save(1, { ...DEFAULT_SETTINGS, managerGroup: 'managers' })).rejects.toMatchObject({
      code: 'STALE_SAVE',
      params: { by: 'Noa', at: world.now },
    });
    expect(world.store.stored).toBe(before);
  });

  it.each([
    ['calendar.zone', { calendar: { ...DEFAULT_SETTINGS.calendar, zone: 'Mars/Olympus' } }],
    [
      'merge',
      {
        departments: {
          sources: [],
          merge: [
            { values: ['a'], name: { en: 'A', he: 'א' } },
            { values: ['a'], name: { en: 'B', he: 'ב' } },
          ],
        },
      },
    ],
  ])('refuses what is wrong with %s', async (field, wrong) => {
    await expect(save(1, { ...DEFAULT_SETTINGS, ...wrong })).rejects.toMatchObject({ code: 'BAD_INPUT', field });
    expect(world.store.stored.version).toBe(1);
  });

  it.each([
    ['calendar.weekdays', { calendar: { ...DEFAULT_SETTINGS.calendar, weekdays: [] } }],
    ['calendar.hours', { calendar: { ...DEFAULT_SETTINGS.calendar, hours: { from: 700, to: 600 } } }],
    [
      'processes.0.workingHours.weekdays',
      { processes: [{ ...PROCESS, workingHours: { ...NINE_TO_FIVE, weekdays: [] } }] },
    ],
  ])('refuses a calendar without working time at %s, and changes nothing', async (field, wrong) => {
    const attempt = save(1, Settings.parse({ ...DEFAULT_SETTINGS, ...wrong }));
    await expect(attempt).rejects.toMatchObject({ code: 'NO_WORKING_TIME', field });
    expect(world.store.stored.version).toBe(1);
  });

  it('has times follow a day off and the hours of a process without asking Jira, and back again', async () => {
    const issue = await world.closed();
    const asked = world.jiraCalls.length;
    const date = new Date(world.record(issue)?.createdAt ?? 0).toISOString().slice(0, 10);
    const cycleUnder = async (version: number, settings: Partial<Settings>): Promise<number | null | undefined> => {
      await save(version, Settings.parse({ ...DEFAULT_SETTINGS, ...settings }));
      expect(await recomputeFacts(world.deps)()).toBe(true);
      return world.record(issue)?.cycleMs;
    };
    expect(await cycleUnder(1, { calendar: { ...DEFAULT_SETTINGS.calendar, daysOff: [date] } })).toBe(0);
    expect(await cycleUnder(2, {})).toBe(HOUR);
    const own = Settings.shape.processes.parse([
      { ...PROCESS, workingHours: { ...NINE_TO_FIVE, hours: { from: 570, to: 1020 } } },
    ]);
    expect(await cycleUnder(3, { processes: own })).toBe(HOUR / 2);
    expect(await cycleUnder(4, {})).toBe(HOUR);
    expect(world.jiraCalls).toHaveLength(asked);
  });

  it('has every working time follow a new calendar without asking Jira', async () => {
    const at = world.now;
    const issue = world.add(new IssueLife({ at }));
    await world.happen(issue, 'created');
    issue.comment('agent', at + 2 * HOUR).move('waiting', 'agent', at + 2 * HOUR);
    issue.move('progress', 'agent', at + 3 * HOUR).move('resolved', 'agent', at + 4 * HOUR);
    world.now = at + 4 * HOUR;
    await world.happen(issue);
    const times = () => {
      const { cycleMs, responseMs, waitingMs, silenceMs } = world.record(issue) ?? {};
      return { cycleMs, responseMs, waitingMs, silenceMs };
    };
    expect(times()).toEqual({ cycleMs: 4 * HOUR, responseMs: 2 * HOUR, waitingMs: HOUR, silenceMs: 2 * HOUR });
    world.jiraCalls.length = 0;
    // From half past eleven: half an hour of the waiting is left, and the hour of work after it.
    await save(1, { ...DEFAULT_SETTINGS, calendar: { ...DEFAULT_SETTINGS.calendar, hours: { from: 690, to: 1020 } } });
    expect(await recomputeFacts(world.deps)()).toBe(true);
    expect(await recomputeFacts(world.deps)()).toBe(false);
    expect(times()).toEqual({ cycleMs: 1.5 * HOUR, responseMs: 0, waitingMs: HOUR / 2, silenceMs: HOUR });
    expect(world.jiraCalls).toEqual([]);
  });
});
