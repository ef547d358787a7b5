import { z } from 'zod';
import { CaseDesk } from '../test/support/case-desk.ts';
import { SMALL_DESK } from '../test/support/small-desk-world.ts';
import { ADMIN, AGENT, DANA, type SmallDesk } from '../test/support/small-desk.ts';
import { SHOWN_CASES } from './card-states.ts';
import { pageScene, type Scene, type Stage } from './scene.ts';
import { settingsPart } from './settings-scenes.ts';

/** The card of every case of the loop that the small desk alone cannot have, and what goes wrong around a loop. */
export async function caseScenes(): Promise<Stage> {
  const { desk, keys } = await CaseDesk.start();
  await desk.card(DANA, keys['not-reopened'], 'confirmSolved', { solved: false, language: 'en', direction: 'ltr' });
  const hidden = await hide(desk);
  await fallOverdue(desk);
  await leaveImport(desk);
  return {
    url: desk.url,
    stop: desk.stop,
    scenes: [...SHOWN_CASES.map((name) => card(name, keys[name])), ...troubles(hidden)],
  };
}

const card = (name: string, key: string): Scene =>
  pageScene(`cases-${name}`, `/servicedesk/customer/portal/${key.startsWith('PPL') ? 8 : 7}/${key}`, {
    person: DANA,
    modules: ['request-card'],
  });

const troubles = (hidden: string): readonly Scene[] => {
  const dashboard = { modules: ['xla-gadget'] };
  return [
    card('hidden', hidden),
    pageScene('cases-hidden-panel', `/browse/${hidden}`, { person: AGENT, modules: ['xla-panel'] }),
    pageScene('cases-overdue', '/jira/dashboards/10700', dashboard),
    pageScene('cases-overdue-phone', '/jira/dashboards/10700', { ...dashboard, viewport: 'phone' }),
    settingsPart('cases-import-left', 'data'),
    settingsPart('cases-import-left-phone', 'data', { viewport: 'phone' }),
    settingsPart('cases-health', 'health'),
    settingsPart('cases-health-phone', 'health', { viewport: 'phone' }),
  ];
};

/** A request behind a security level that keeps the app out, and a desk that is closed to it as a whole. */
const hide = async (desk: SmallDesk): Promise<string> => {
  const [help] = SMALL_DESK.projects;
  const secret = { id: '10790', name: 'Board only', memberIds: [AGENT, ADMIN], apps: false };
  const requestTypes = help?.requestTypes.map((type) => ({ ...type, id: `9${type.id.slice(1)}` }));
  const board = { id: '10900', key: 'BRD', name: 'Board room', serviceDeskId: '9', requestTypes };
  await desk.client.declare({
    projects: [
      { ...help, securityLevels: [secret] },
      { ...help, ...board, slas: [], queues: [], openToApps: false },
    ],
  });
  const key = await desk.raise(DANA, 'A word about the board');
  await desk.client.advance('PT1M');
  await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields: { security: { id: secret.id } } });
  await desk.client.advance('PT3H');
  return key;
};

/** A yes to "Shall we get back to you?" that nobody has followed. */
const fallOverdue = async (desk: SmallDesk): Promise<void> => {
  const key = await desk.closedRequest(DANA, 'Overtime of September');
  await desk.rate(DANA, key, 1);
  await desk.cardAnswer(DANA, key, 'askFollowUp', { wanted: true });
  await desk.client.advance('P4D', 'coalesce');
};

const Portion = z.looseObject({ value: z.looseObject({ rows: z.array(z.unknown()) }) });

/** An import of which a part is here, left by whoever began it. */
const leaveImport = async (desk: SmallDesk): Promise<void> => {
  const { rows } = Portion.parse(await desk.adminPage('exportData', { after: null })).value;
  const place = { sum: '0'.repeat(64), total: rows.length * 40, from: 0 };
  await desk.adminPage('importRows', { format: 'inward-export', version: 1, rows, place });
};
