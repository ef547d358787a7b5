import type { UiModule } from '../../app/manifest.ts';
import { frame } from '../frames.ts';
import { html, inline } from '../html.ts';
import { layout } from '../layout.ts';
import { moduleByKey, titleOf } from '../modules.ts';
import type { Answer, Page } from '../page.ts';
import { segment } from '../rest.ts';
import { Project } from '../shapes.ts';
import { mayAdminister } from '../site-admin.ts';
import { noAccess } from './no-access.ts';
import { deskOf, projectSidebar } from './project-sidebar.ts';
import { settingsSidebar } from './settings-sidebar.ts';

/** `/jira/settings/apps/<module>`: an app's admin page, for site administrators. */
export async function adminPage(page: Page, key: string): Promise<Answer> {
  const module = ofType(page, key, ['jira:adminPage']);
  if (module === null || !(await mayAdminister(page))) return noAccess(page);
  const { url } = page;
  const extension = { location: url.href };
  const main = html`<div class="app-page">
    <h1>${titleOf(module)}</h1>
    ${frame(page, { module, extension, basePath: `/jira/settings/apps/${key}` })}
  </div>`;
  return {
    kind: 'page',
    status: 200,
    document: layout(page, { title: titleOf(module), main, sidebar: settingsSidebar(page), current: 'settings' }),
  };
}

/** `/jira/projects/KEY/apps/<module>` and `/jira/servicedesk/projects/KEY/apps/<module>`: an app's page in a project. */
export async function projectAppPage(page: Page, projectKey: string, key: string): Promise<Answer> {
  const module = ofType(page, key, ['jira:projectPage', 'jiraServiceManagement:queuePage']);
  const project = await page.rest.find(`/rest/api/3/project/${segment(projectKey)}`, Project);
  if (module === null || project === null) return noAccess(page);
  const desk = await deskOf(page, project.key);
  const extension = {
    project: { id: project.id, key: project.key, type: project.projectTypeKey ?? 'service_desk' },
    location: page.url.href,
  };
  const main = html`<div class="app-page">
    <nav class="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        <li><a href="/jira/servicedesk/projects/${project.key}/queues">${inline(project.name)}</a></li>
      </ol>
    </nav>
    <h1>${titleOf(module)}</h1>
    ${frame(page, { module, extension, basePath: page.url.pathname.split('/apps/')[0] + `/apps/${key}` })}
  </div>`;
  const content = { title: titleOf(module), main, current: 'projects' as const, project: project.key };
  return {
    kind: 'page',
    status: 200,
    document: layout(page, desk === null ? content : { ...content, sidebar: await projectSidebar(page, desk, null) }),
  };
}

function ofType(page: Page, key: string, types: readonly string[]): UiModule | null {
  const module = moduleByKey(page.host.app, key, page.person);
  return module !== null && types.includes(module.type) ? module : null;
}
