import type { FrameLocator, Page } from 'playwright-core';
import { agree, CONTRACT, MORE_PROCESSES, saveContract, signContract } from '../test/support/small-contract.ts';
import { AGENT, DANA, LEAD, SmallDesk } from '../test/support/small-desk.ts';
import { pageScene, type Scene, type Stage } from './scene.ts';

const contract = (name: string, below: string, more: Partial<Scene> = {}): Scene =>
  pageScene(`contracts-${name}`, `/jira/projects/HELP/apps/workspace/contracts${below}`, {
    modules: ['workspace'],
    ...more,
  });

const surface = (page: Page): FrameLocator => page.locator('[data-module="workspace"] iframe').contentFrame();

/** Saves the form as it stands; the form says what is wrong. */
const refused = async (page: Page): Promise<void> => {
  await surface(page).locator('button[type="submit"]').click();
  await surface(page).getByRole('alert').waitFor();
};

const unfolded = async (page: Page): Promise<void> => {
  for (const version of await surface(page).locator('summary').all()) await version.click();
};

/** The contracts of the workspace in every state: none, draft, signed by one, in force, changed. */
export async function contractScenes(): Promise<Stage> {
  const desk = await SmallDesk.start({ settings: MORE_PROCESSES });
  await prepare(desk);
  return {
    url: desk.url,
    stop: desk.stop,
    scenes: [
      contract('list', ''),
      contract('none', '/hours'),
      contract('new', '/hours/new/payroll'),
      contract('new-personal', '/hours/new/hr'),
      contract('new-personal-phone', '/hours/new/hr', { viewport: 'phone' }),
      contract('draft', '/letters'),
      contract('half-signed', '/form-101'),
      contract('changed', '/payroll', { act: unfolded }),
      contract('edit', '/payroll/edit'),
      contract('refused', '/hours/new/empty', { act: refused }),
      contract('phone', '/payroll', { viewport: 'phone' }),
      contract('phone-edit', '/payroll/edit', { viewport: 'phone' }),
    ],
  };
}

async function prepare(desk: SmallDesk): Promise<void> {
  await saveContract(desk, { processId: 'letters' });
  await saveContract(desk, { processId: 'form-101' });
  await signContract(desk, 'giving', { by: LEAD, processId: 'form-101' });
  await agree(desk);
  for (const description of ['October, line 4', '']) {
    const requestFieldValues = { summary: 'October payslip fix', description };
    const key = await desk.raise(DANA, '', { requestFieldValues });
    await desk.client.advance('PT30M');
    await desk.comment(AGENT, key, 'Done, please look.');
    await desk.move(AGENT, key, 'resolve');
  }
  const { terms } = CONTRACT;
  await saveContract(desk, { terms: { ...terms, response: { amount: 2, unit: 'hours' } } });
  await desk.client.advance('PT10M');
}
