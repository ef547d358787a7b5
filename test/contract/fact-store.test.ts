import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createErasure } from '../../src/adapters/sql/erasure.ts';
import { createAnswers, createInvitations } from '../../src/adapters/sql/invitations.ts';
import { createLoopStates } from '../../src/adapters/sql/loop-states.ts';
import { createNames } from '../../src/adapters/sql/names.ts';
import { createPendingFields } from '../../src/adapters/sql/pending-fields.ts';
import { createRequests } from '../../src/adapters/sql/requests.ts';
import { createSettingsStore } from '../../src/adapters/sql/settings-store.ts';
import { createWatermarks } from '../../src/adapters/sql/watermarks.ts';
import { IssueKey } from '../../src/contract/ids.ts';
import { DEFAULT_SETTINGS, UNSAVED_SETTINGS } from '../../src/contract/settings.ts';
import { recordOf } from '../../src/domain/experience/request-facts.ts';
import type { RequestRecord } from '../../src/domain/experience/request-record.ts';
import type { Answer } from '../../src/domain/survey/answer.ts';
import type { Invitation } from '../../src/domain/survey/invitation.ts';
import { toInstant } from '../../src/domain/time/instant.ts';
import { closeMariaDb, NO_MARIADB, openEmbedded, openMariaDb } from '../sandbox/sql/engines.ts';
import { account, DAY, HOUR, IssueLife, START } from '../support/memory/issue-life.ts';
import { MemoryStore } from '../support/memory/memory-store.ts';
import { createTestDatabase } from '../support/sql-database.ts';

afterAll(closeMariaDb);

type Store = Pick<
  MemoryStore,
  'states' | 'requests' | 'invitations' | 'answers' | 'pending' | 'names' | 'settings' | 'watermarks' | 'erasure'
>;

const sqlStore = async (open: typeof openEmbedded): Promise<Store> => {
  const { db } = await createTestDatabase(open);
  let tokens = 0;
  return {
    states: createLoopStates(db),
    requests: createRequests(db),
    invitations: createInvitations(db),
    answers: createAnswers(db),
    pending: createPendingFields(db, () => `t${(tokens += 1)}`),
    names: createNames(db),
    settings: createSettingsStore(db),
    watermarks: createWatermarks(db),
    erasure: createErasure(db),
  };
};

const memoryStore = async (): Promise<Store> => {
  const store = new MemoryStore();
  store.stored = { version: 0, settings: UNSAVED_SETTINGS, savedBy: null, savedAt: null };
  return store;
};

const record = (more: Partial<RequestRecord> = {}, id = '10001'): RequestRecord => {
  const issue = new IssueLife({ id }).move('waiting', 'adi', START + HOUR).move('resolved', 'adi', START + 2 * HOUR);
  return { ...recordOf(issue.observed(), DEFAULT_SETTINGS, () => (from, to) => to - from), ...more };
};
const invitation = (more: Partial<Invitation> = {}): Invitation => ({
  issueId: record().issueId,
  closeNo: 1,
  requesterId: account('dana'),
  summary: 'תיקון תלוש 🙂 "October"',
  status: 'open',
  withdrawnWhy: null,
  notAskedReason: null,
  probability: 1,
  driverItem: 'ease',
  driverProbability: 1 / 3,
  asksLostTime: true,
  declined: false,
  closedAt: toInstant(START + 2 * HOUR),
  onBehalf: false,
  mainId: null,
  opensAt: toInstant(START + 2 * HOUR),
  expiresAt: toInstant(START + 14 * DAY + 2 * HOUR),
  ...more,
});
const answer = (more: Partial<Answer> = {}): Answer => ({
  item: 'experience',
  value: 4,
  body: null,
  direction: 'rtl',
  language: 'he',
  mode: 'invited',
  probability: 1,
  forTeam: false,
  answeredAt: toInstant(START + 3 * HOUR),
  ...more,
});
const later = toInstant(START + DAY);

describe.each([
  ['memory', memoryStore, true],
  ['the embedded engine', () => sqlStore(openEmbedded), true],
  ['MariaDB', () => sqlStore(openMariaDb), NO_MARIADB === null],
] as const)('the fact store on %s', (_name, open, isThere) => {
  let store: Store;
  beforeEach(async (context) => {
    if (!isThere) context.skip();
    store = await open();
  });
  const stateOf = (since = later) => store.states.findById(record().issueId, since);

  it('answers settings alone for a request nobody has met', async () => {
    expect(await stateOf()).toEqual({
      version: 0,
      settings: UNSAVED_SETTINGS,
      savedBy: null,
      savedAt: null,
      mainKey: null,
      sampling: null,
      projectName: null,
      isWriteDue: false,
      request: null,
      invitation: null,
      answers: [],
    });
  });

  it('gives back a request, its invitation and answers as they were put in, by id and by key', async () => {
    await store.requests.save([record()]);
    await store.invitations.invite([invitation()], []);
    const given = [answer(), answer({ item: 'comment', value: null, body: 'שורה\nשנייה 🙂', forTeam: true })];
    await store.answers.save(invitation(), given);
    await store.names.remember([{ kind: 'project', id: '10700', name: 'Help desk', projectId: record().projectId }]);
    const state = await stateOf();
    expect(state).toMatchObject({ request: record(), invitation: invitation(), projectName: 'Help desk' });
    expect(state.answers.toSorted((a, b) => a.item.localeCompare(b.item))).toEqual(given.toReversed());
    expect(await store.states.findByKey(IssueKey.parse('HELP-1'), later)).toEqual(state);
    const many = await store.states.findMany([record().issueId, record({}, '10002').issueId]);
    expect([...many.keys()]).toEqual(['10001']);
    expect(many.get(record().issueId)).toMatchObject({
      request: record(),
      invitation: invitation(),
      answers: [answer()],
    });
  });

  it('keeps the newer of two observations, whichever is written last', async () => {
    const newer = record({ seenAt: later, reopens: 3, requesterId: account('moti') });
    await store.requests.save([newer]);
    await store.requests.save([record({ reopens: 1 })]);
    expect((await stateOf()).request).toEqual(newer);
    await store.requests.save([record({ seenAt: later, reopens: 4 })]);
    expect((await stateOf()).request).toMatchObject({ reopens: 4 });
  });

  it('keeps a request deleted whatever comes later', async () => {
    await store.requests.save([record({ deleted: true, seenAt: toInstant(START) })]);
    await store.requests.save([record({ seenAt: later })]);
    expect((await stateOf()).request?.deleted).toBe(true);
  });

  it('keeps the first draw of a close, and withdraws only an open invitation', async () => {
    await store.requests.save([record()]);
    await store.invitations.invite([invitation()], []);
    await store.invitations.invite([invitation({ driverItem: 'trust', asksLostTime: false })], []);
    expect((await stateOf()).invitation).toEqual(invitation());
    await store.invitations.withdraw(record().issueId, { closeNo: 1, why: 'reporter-changed' });
    await store.invitations.withdraw(record().issueId, { closeNo: 1, why: 'reopened' });
    expect((await stateOf()).invitation).toMatchObject({ status: 'withdrawn', withdrawnWhy: 'reporter-changed' });
  });

  it('keeps when an item was first answered and takes everything else from the last time', async () => {
    await store.requests.save([record()]);
    await store.invitations.invite([invitation()], []);
    await store.answers.save(invitation(), [answer()]);
    await store.answers.save(invitation(), [answer({ value: 1, answeredAt: later, language: 'en', direction: 'ltr' })]);
    expect((await stateOf()).answers).toEqual([answer({ value: 1, language: 'en', direction: 'ltr' })]);
  });

  it('shows the invitation of the newest close alone', async () => {
    await store.invitations.invite([invitation(), invitation({ closeNo: 2, driverItem: 'trust' })], []);
    await store.answers.save(invitation(), [answer()]);
    await store.requests.save([record({ closeNo: 2 })]);
    expect(await stateOf()).toMatchObject({ invitation: { closeNo: 2, driverItem: 'trust' }, answers: [] });
  });

  it('reads marked requests with what their fields follow from, and settles only the marks it read', async () => {
    await store.requests.save([record(), record({}, '10002')]);
    await store.invitations.invite([invitation()], []);
    await store.answers.save(invitation(), [
      answer(),
      answer({ item: 'ease', value: 2 }),
      answer({ item: 'reasons', value: null, body: 'too-long' }),
    ]);
    await store.pending.mark([record().issueId, record({}, '10002').issueId], toInstant(START));
    expect((await stateOf(toInstant(START))).isWriteDue).toBe(true);
    expect((await stateOf(later)).isWriteDue).toBe(false);
    const { settings, pending } = await store.pending.read(later, 10);
    expect(settings).toEqual(UNSAVED_SETTINGS);
    expect(pending.map(({ issueId }) => issueId)).toEqual(['10001', '10002']);
    expect(pending[0]?.facts.answers.find(({ item }) => item === 'ease')?.value).toBe(2);
    expect(pending[1]?.facts).toMatchObject({ invitation: null, answers: [] });
    await store.pending.mark([record().issueId], later);
    await store.pending.settle(pending);
    expect((await store.pending.read(later, 10)).pending.map(({ issueId }) => issueId)).toEqual(['10001']);
  });

  it('leaves younger marks and the rest of a page alone', async () => {
    await store.requests.save([record(), record({}, '10002')]);
    await store.pending.mark([record().issueId], toInstant(START));
    await store.pending.mark([record({}, '10002').issueId], later);
    expect((await store.pending.read(toInstant(START + HOUR), 10)).pending).toHaveLength(1);
    expect((await store.pending.read(later, 1)).pending.map(({ issueId }) => issueId)).toEqual(['10001']);
    expect((await store.pending.read(toInstant(START - 1), 10)).pending).toEqual([]);
  });

  it('marks what expired unanswered', async () => {
    await store.requests.save([record(), record({}, '10002')]);
    await store.invitations.invite([invitation(), invitation({ issueId: record({}, '10002').issueId })], []);
    await store.answers.save(invitation(), [answer()]);
    const { expiresAt } = invitation();
    await store.pending.markExpired(toInstant(expiresAt - 1), toInstant(expiresAt + 1));
    const { pending } = await store.pending.read(toInstant(expiresAt + 1), 10);
    expect(pending.map(({ issueId }) => issueId)).toEqual(['10002']);
  });

  it('saves settings over the version that was read and over no other', async () => {
    const next = { settings: { ...DEFAULT_SETTINGS, managerGroup: 'מנהלים' }, by: account('admin'), at: later };
    expect(await store.settings.trySave(1, next)).toBe(false);
    expect(await store.settings.trySave(0, next)).toBe(true);
    expect(await store.settings.trySave(0, next)).toBe(false);
    expect(await store.settings.get()).toEqual({
      version: 1,
      settings: next.settings,
      savedBy: 'admin',
      savedAt: later,
    });
  });

  it('pages through all requests in the order of their ids', async () => {
    await store.requests.save(['10003', '100001', '10001', '10002'].map((id) => record({}, id)));
    const first = await store.requests.page(null, 3);
    expect(first.map(({ issueId }) => issueId)).toEqual(['10001', '10002', '10003']);
    expect((await store.requests.page(first[2]?.issueId ?? null, 3)).map(({ issueId }) => issueId)).toEqual(['100001']);
    expect(await store.requests.coverage()).toEqual({ requests: 4, withDepartment: 4 });
  });

  it('remembers where work stands', async () => {
    expect(await store.watermarks.find('walk')).toBeNull();
    await store.watermarks.set('walk', { after: 'x"y', n: 1 });
    await store.watermarks.set('walk', { after: null, n: 2 });
    expect(await store.watermarks.find('walk')).toEqual({ after: null, n: 2 });
  });

  it('wipes a deleted request and nothing else', async () => {
    const other = record({}, '10002');
    await store.requests.save([record({ deleted: true }), other]);
    for (const issueId of [record().issueId, other.issueId]) {
      await store.invitations.invite([invitation({ issueId })], []);
      await store.answers.save({ issueId, closeNo: 1 }, [
        answer(),
        answer({ item: 'comment', value: null, body: 'words' }),
      ]);
    }
    await store.erasure.wipeDeleted(record().issueId);
    const facts = await store.states.findById(record().issueId, later);
    expect(facts.invitation).toMatchObject({ requesterId: null, summary: '' });
    expect(Object.fromEntries(facts.answers.map(({ item, value, body }) => [item, [value, body]]))).toEqual({
      comment: [null, null],
      experience: [4, null],
    });
    expect((await store.states.findById(other.issueId, later)).answers.some(({ body }) => body === 'words')).toBe(true);
  });

  it('lists accounts in pages without the erased ones, and erases one everywhere', async () => {
    await store.requests.save([record(), record({ requesterId: account('moti') }, '10002')]);
    await store.invitations.invite([invitation({ requesterId: account('former') })], []);
    await store.answers.save(invitation(), [answer(), answer({ item: 'comment', value: null, body: 'words' })]);
    expect(await store.erasure.accounts(null, 2)).toEqual(['dana', 'former']);
    expect(await store.erasure.accounts(account('former'), 2)).toEqual(['moti']);
    await store.erasure.erase(account('former'), 'gone:1');
    await store.erasure.erase(account('dana'), 'gone:2');
    expect(await store.erasure.accounts(null, 9)).toEqual(['moti']);
    const { request, invitation: kept, answers } = await stateOf();
    expect([request?.requesterId, kept?.requesterId, kept?.summary]).toEqual(['gone:2', 'gone:1', '']);
    expect(answers.map(({ body }) => body)).toEqual([null, null]);
  });

  it('takes away words that came while their person was erased', async () => {
    await store.requests.save([record(), record({ requesterId: account('moti') }, '10002')]);
    await store.erasure.erase(account('dana'), 'gone:1');
    const late = invitation({ requesterId: account('gone:1'), summary: 'Salary of Dana' });
    const others = invitation({ issueId: record({}, '10002').issueId, requesterId: account('moti') });
    await store.invitations.invite([late, others], []);
    const comment = answer({ item: 'comment', value: null, body: 'words' });
    for (const to of [late, others]) await store.answers.save(to, [answer(), comment]);
    await store.erasure.wipeErased();
    const facts = await store.states.findById(record().issueId, later);
    expect(facts.invitation).toMatchObject({ requesterId: 'gone:1', summary: '' });
    expect(facts.answers.map(({ body }) => body)).toEqual([null, null]);
    const kept = await store.states.findById(others.issueId, later);
    expect(kept.invitation?.summary).toBe(others.summary);
  });
});
