import { expect, test } from 'vitest';
import { Desk } from './desk.ts';

test('what a screen offers can be set, and what it does not is refused', async () => {
  const desk = new Desk();
  const key = await desk.raise('dana');
  const { fields } = await desk.ok('adi', `GET /rest/api/3/issue/${key}/editmeta`);
  expect(Object.keys(fields)).toEqual(expect.arrayContaining(['summary', 'priority', 'customfield_10100']));
  expect(Object.keys(fields)).not.toEqual(expect.arrayContaining(['status']));
  expect(fields.customfield_10100.allowedValues.map(({ value }: { value: string }) => value)).toEqual([
    'Field',
    'Sales',
    'HQ',
  ]);
  const values = { summary: 'New', labels: ['a'], duedate: '2026-10-01', customfield_10100: { value: 'HQ' } };
  for (const [id, value] of Object.entries(values)) {
    expect(fields).toHaveProperty(id);
    await desk.ok('adi', `PUT /rest/api/3/issue/${key}`, { fields: { [id]: value } });
  }
  for (const id of ['status', 'created', 'customfield_10020']) {
    expect(fields).not.toHaveProperty(id);
    expect(await desk.send('adi', `PUT /rest/api/3/issue/${key}`, { fields: { [id]: 'x' } })).toMatchObject({
      status: 400,
    });
  }
  expect(await desk.ok('vera', `GET /rest/api/3/issue/${key}/editmeta`)).toEqual({ fields: {} });
});

test('who may not create is offered no type, and a type of another project is none', async () => {
  const desk = new Desk();
  const types = '/rest/api/3/issue/createmeta/PAY/issuetypes';
  expect(await desk.ok('adi', `GET ${types}`)).toMatchObject({ total: 1, issueTypes: [{ id: '10001' }] });
  expect(await desk.ok('vera', `GET ${types}`)).toMatchObject({ total: 0, issueTypes: [] });
  const page = await desk.ok('adi', `GET ${types}/10001?startAt=1&maxResults=2`);
  expect(page).toMatchObject({ startAt: 1, maxResults: 2 });
  expect(page.fields).toHaveLength(2);
  expect(page.total).toBeGreaterThan(5);
  expect(await desk.send('adi', `GET ${types}/10002`)).toMatchObject({ status: 400 });
});

test('properties of many issues are set by a task, which tells of those it could not', async () => {
  const desk = new Desk();
  await desk.raise('dana');
  await desk.raise('dana', { deskId: '2', typeId: '201' });
  const issues = [10001, 10002, 10999].map((issueID) => ({ issueID, properties: { note: { by: 'adi' } } }));
  const line = 'POST /rest/api/3/issue/properties/multi';
  const answer = await desk.send('adi', line, { issues });
  expect(answer.status).toBe(303);
  const path = new URL(answer.location ?? '').pathname;
  expect(await desk.ok('adi', `GET ${path}`)).toMatchObject({
    status: 'COMPLETE',
    progress: 100,
    result: { updated: 1, failed: [10002, 10999] },
  });
  expect(await desk.ok('adi', 'GET /rest/api/3/issue/PAY-1/properties/note')).toMatchObject({ value: { by: 'adi' } });
  expect((await desk.send('ilan', 'GET /rest/api/3/issue/IT-1/properties/note')).status).toBe(404);
  expect((await desk.send('pola', `GET ${path}`)).status).toBe(403);
  const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`key-${index}`, 1]));
  for (const bad of [[], Array.from({ length: 101 }, () => issues[0]), [{ issueID: 10001, properties: many }]])
    expect((await desk.send('adi', line, { issues: bad })).status).toBe(400);
});

test('a dashboard is seen by whom it is shared with, and changed by whose it is', async () => {
  const desk = new Desk();
  const details = { name: 'Mine', sharePermissions: [], editPermissions: [] };
  const { id } = await desk.ok('adi', 'POST /rest/api/3/dashboard', details);
  const path = `/rest/api/3/dashboard/${id}`;
  expect((await desk.send('pola', `GET ${path}`)).status).toBe(404);
  expect((await desk.send('adi', 'POST /rest/api/3/dashboard', details)).status).toBe(400);
  await desk.ok('pola', 'POST /rest/api/3/dashboard', details);
  await desk.ok('adi', `PUT ${path}`, { ...details, name: 'Ours', sharePermissions: [{ type: 'loggedin' }] });
  expect(await desk.ok('pola', `GET ${path}`)).toMatchObject({ name: 'Ours', isWritable: false });
  await desk.ok('adi', `POST ${path}/gadget`, { moduleKey: 'gadget' });
  expect((await desk.send('pola', `DELETE ${path}`)).status).toBe(400);
  await desk.ok('adi', `DELETE ${path}`);
  expect((await desk.send('adi', `GET ${path}`)).status).toBe(404);
  expect((await desk.send('adi', 'POST /rest/api/3/dashboard', { name: 'x' })).status).toBe(400);
});

test('roles of a desk name who administers it and who works on it', async () => {
  const desk = new Desk();
  const roles = await desk.ok('pola', 'GET /rest/api/3/project/PAY/role');
  expect(Object.keys(roles)).toEqual(['Administrators', 'Service Desk Team', 'Service Desk Customers', 'Viewers']);
  const team = await desk.ok('pola', `GET ${new URL(roles['Service Desk Team']).pathname}`);
  expect(team.actors).toMatchObject([{ displayName: 'Adi Agent', actorUser: { accountId: 'adi' } }]);
  expect((await desk.send('pola', 'GET /rest/api/3/project/IT/role')).status).toBe(404);
});
