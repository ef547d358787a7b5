import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, AGENT, DANA, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(async () => {
  await desk.stop();
});

it('shows a project admin the processes of the project, in their language', async () => {
  const key = await desk.raise(DANA, 'A badge', { requestTypeId: '702' });
  await desk.move(AGENT, key, 'resolve');
  expect(await desk.workspace(ADMIN, 'readWorkspace', {}, 'he-IL')).toMatchObject({
    ok: true,
    value: {
      project: { id: '10700', key: 'HELP' },
      processes: [
        { id: 'payroll', name: 'שאלות שכר', team: 'השכר', target: 4 },
        { id: 'rt:702', name: 'Ask IT', team: null, target: 4 },
      ],
    },
  });
});

it('shows the figures of its own project, whatever the payload names', async () => {
  const payload = { config: { projects: ['10799'] } };
  for (const functionKey of ['readGadget', 'readMatrix']) {
    expect(await desk.workspace(ADMIN, functionKey, payload)).toMatchObject({ ok: true });
    expect(await desk.workspace(AGENT, functionKey, payload)).toMatchObject({ error: { code: 'NOT_MANAGER' } });
    expect(await desk.workspace(ADMIN, functionKey, payload, 'en-US', '10799')).toMatchObject({ ok: false });
  }
  const tile = await desk.workspace(ADMIN, 'readTile', { ...payload, tile: 'open-requests' });
  expect(tile).toMatchObject({ ok: true, value: { jql: expect.stringContaining('project in (10700)') } });
});

describe('is closed to', () => {
  it('an agent who manages nothing', async () => {
    expect(await desk.workspace(AGENT, 'readWorkspace', {})).toMatchObject({
      ok: false,
      error: { code: 'NOT_MANAGER' },
    });
  });

  it('a customer', async () => {
    await expect(desk.workspace(DANA, 'readWorkspace', {})).rejects.toThrow(/not open/);
  });

  it.each(['10799', '1 OR 1=1', null])('a manager who names project %j', async (project) => {
    const answer = await desk.workspace(ADMIN, 'readWorkspace', {}, 'en-US', project);
    expect(answer).toMatchObject({ ok: false, error: { code: project === '10799' ? 'NOT_MANAGER' : 'BAD_INPUT' } });
  });

  it('a payload with more in it', async () => {
    expect(await desk.workspace(ADMIN, 'readWorkspace', { projectId: '10700' })).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT' },
    });
  });
});
