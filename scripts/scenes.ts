/** What `npm run screens` photographs: a small desk in every state a card or panel can have, and the demonstration. */
import type { FrameLocator, Page } from 'playwright-core';
import { z } from 'zod';
import { ControlClient } from '../demo/control-client.ts';
import { readStoryKeys } from '../demo/rakia/snapshot.ts';
import { rakiaStory } from '../demo/rakia/story.ts';
import { AGENT, DANA, SmallDesk } from '../test/support/small-desk.ts';
import { startProgram } from '../test/support/start-program.ts';
import { pageScene, type Scene, type Stage } from './scene.ts';
import { prepareStates } from './small-states.ts';
import { automationScenes, settings, settingsParts } from './settings-scenes.ts';

/** The frame of a module, drawn: an issue context stands folded until it is opened, as in Jira. */
export async function showModule(page: Page, module: string): Promise<FrameLocator> {
  const place = page.locator(`[data-module="${module}"]`).first();
  const fold = place.locator('xpath=ancestor::details[not(@open)]').locator('summary');
  if ((await fold.count()) > 0) await fold.click();
  const frame = place.locator('iframe').contentFrame();
  await frame.locator('#root > *').first().waitFor();
  return frame;
}

/** Every frame that stands open on the page, drawn. */
async function showVisibleFrames(page: Page): Promise<void> {
  for (const frame of await page.locator('main iframe:visible').all())
    await frame.contentFrame().locator('#root > *').first().waitFor();
  await page.waitForLoadState('networkidle');
}

const Newest = z.object({
  issues: z.tuple([z.object({ fields: z.object({ reporter: z.object({ accountId: z.string() }) }) })]),
});

const cardScene = (name: string, key: string, more: Partial<Scene> = {}): Scene => ({
  name: `request-card-${name}`,
  person: DANA,
  path: `/servicedesk/customer/portal/7/${key}`,
  viewport: 'desktop',
  modules: ['request-card'],
  content: 'ready',
  ...more,
});

const panelScene = (name: string, key: string, more: Partial<Scene> = {}): Scene => ({
  name: `issue-panel-${name}`,
  person: AGENT,
  path: `/browse/${key}`,
  viewport: 'desktop',
  modules: ['xla-panel', 'xla-context'],
  content: 'ready',
  ...more,
});

const experience = (name: string, more: Partial<Scene> = {}): Scene =>
  pageScene(`experience-page-${name}`, '/jira/servicedesk/projects/HELP/apps/experience-page', {
    person: AGENT,
    modules: ['experience-page'],
    ...more,
  });

const workspace = (name: string, below: string, more: Partial<Scene> = {}): Scene =>
  pageScene(`workspace-${name}`, `/jira/projects/HELP/apps/workspace${below}`, { modules: ['workspace'], ...more });

/** Presses the button of the dry run, whatever the language, and waits for what it says. */
const tryRule = async (page: Page): Promise<void> => {
  const frame = page.locator('[data-module="workspace"] iframe').contentFrame();
  await frame.getByRole('button', { name: /90/ }).click();
  await frame.locator('.trial .notice').waitFor();
};

const experiencePages = (): readonly Scene[] => [
  experience('ready'),
  experience('loading', { content: 'held back' }),
  experience('error', { content: 'refused' }),
];

const alertPages = (): readonly Scene[] => [
  workspace('alerts', '/alerts'),
  workspace('alerts-phone', '/alerts', { viewport: 'phone' }),
  workspace('alerts-rule-phone', '/alerts/default', { viewport: 'phone', act: tryRule }),
];

/** Every state of card and panel, and the loading and error states of all surfaces. */
export async function smallScenes(): Promise<Stage> {
  const desk = await SmallDesk.start();
  const keys = await prepareStates(desk);
  const dashboard = (name: string, more: Partial<Scene> = {}) =>
    pageScene(`gadget-${name}`, '/jira/dashboards/10700', { modules: ['xla-gadget'], ...more });
  const cards = Object.entries(keys).map(([state, key]) =>
    cardScene(state, key, state === 'not-pushed' ? { person: AGENT } : {}),
  );
  return {
    url: desk.url,
    stop: desk.stop,
    scenes: [
      ...cards,
      cardScene('not-yours', keys.ask, { person: AGENT }),
      cardScene('phone', keys.ask, { viewport: 'phone' }),
      cardScene('phone-promise', keys.open, { viewport: 'phone' }),
      cardScene('phone-answered', keys.answered, { viewport: 'phone' }),
      cardScene('loading', keys.ask, { content: 'held back' }),
      cardScene('error', keys.ask, { content: 'refused' }),
      ...Object.entries(keys).map(([state, key]) => panelScene(state, key)),
      panelScene('loading', keys.ask, { content: 'held back' }),
      panelScene('error', keys.ask, { content: 'refused' }),
      dashboard('too-few'),
      dashboard('loading', { content: 'held back' }),
      dashboard('error', { content: 'refused' }),
      ...experiencePages(),
      workspace('overview', ''),
      ...alertPages(),
      workspace('not-manager', '', { person: AGENT }),
      workspace('loading', '', { content: 'held back' }),
      workspace('error', '', { content: 'refused' }),
      settings('ready'),
      ...settingsParts(),
      ...automationScenes(keys.open),
      settings('loading', { content: 'held back' }),
      settings('error', { content: 'refused' }),
      pageScene('queue', '/jira/servicedesk/projects/HELP/queues/custom/72', { person: AGENT }),
    ],
  };
}

/** The demonstration as a newcomer meets it. */
export async function demoScenes(): Promise<Stage> {
  const program = await startProgram([]);
  const client = new ControlClient(program.url);
  const people = await client.people();
  const someone = (role: string) => people.find((person) => person.role === role)?.accountId ?? '';
  const requester = await someRequester(client, someone('site-admin'));
  const first = (pattern: RegExp) => async (page: Page) => {
    await page.getByRole('main').getByRole('link', { name: pattern }).first().click();
    await page.waitForLoadState('networkidle');
  };
  return {
    url: program.url,
    stop: program.stop,
    scenes: [
      pageScene('demo-start', '/', { person: someone('site-admin') }),
      pageScene('demo-queue', '/jira/servicedesk', { person: someone('agent') }),
      pageScene('demo-dashboard', '/jira/dashboards', { person: someone('site-admin'), act: first(/./) }),
      pageScene('demo-portal', '/servicedesk/customer/user/requests', { person: requester }),
      pageScene('demo-settings', '/jira/settings/apps/settings', {
        person: someone('site-admin'),
        modules: ['settings'],
      }),
      ...rakiaStory(readStoryKeys()).steps.map(({ person }, index) =>
        pageScene(`demo-story-${index + 1}`, `/__host/story/${index + 1}`, {
          person,
          cropped: true,
          act: showVisibleFrames,
        }),
      ),
    ],
  };
}

/** Whoever opened the newest request: somebody with a list to look at. */
async function someRequester(client: ControlClient, admin: string): Promise<string> {
  const query = new URLSearchParams({
    jql: 'project is not empty order by created desc',
    fields: 'reporter',
    maxResults: '1',
  });
  const found = Newest.parse(await client.rest(admin, `GET /rest/api/3/search/jql?${query.toString()}`));
  return found.issues[0].fields.reporter.accountId;
}
