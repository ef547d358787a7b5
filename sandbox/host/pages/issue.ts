import { z } from 'zod';
import { richText } from '../adf.ts';
import { frame, moduleIcon } from '../frames.ts';
import { type Html, html, inline, plain } from '../html.ts';
import { icons } from '../icons.ts';
import { layout } from '../layout.ts';
import { modulesOf, textOf, titleOf } from '../modules.ts';
import type { Answer, Page } from '../page.ts';
import { form, menu, projectAvatar, region, status } from '../parts.ts';
import { segment } from '../rest.ts';
import { Fields, type Field, Issue, SlaClock, Transitions, pageOf } from '../shapes.ts';
import { attachments } from './attachments.ts';
import { activity } from './issue-activity.ts';
import { details } from './issue-details.ts';
import { noAccess } from './no-access.ts';
import { deskOf, projectSidebar } from './project-sidebar.ts';
import { slaBadge } from '../sla.ts';

const Shape = z.object({
  status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
  summary: z.string(),
  issuetype: z.object({ id: z.string(), name: z.string() }),
  project: z.object({ id: z.string(), key: z.string(), name: z.string(), projectTypeKey: z.string().optional() }),
});

/** An issue with what every part of its page needs. */
export interface IssueView {
  readonly issue: Issue;
  readonly core: z.infer<typeof Shape>;
  readonly fields: readonly Field[];
}

/** `/browse/KEY`, the agent's view. */
export async function issuePage(page: Page, key: string): Promise<Answer> {
  const issue = await page.rest.find(`/rest/api/3/issue/${segment(key)}?fields=*all`, Issue);
  if (issue === null) return noAccess(page);
  const core = Shape.parse(issue.fields);
  const view: IssueView = { issue, core, fields: await page.rest.get('/rest/api/3/field', Fields) };
  const desk = await deskOf(page, core.project.key);
  const sidebar = desk === null ? undefined : await projectSidebar(page, desk, null);
  const main = html`<div class="issue" data-issue="${issue.key}" data-issue-id="${issue.id}">
    ${breadcrumbs(view)}
    <div class="issue-columns">
      <div class="issue-main">
        ${region('summary', html`<h1 class="issue-summary" dir="auto">${core.summary}</h1>`)}
        ${region('description', description(page, issue))} ${region('attachments', await attachments(page, issue.key))}
        ${panels(page, view)} ${await activity(page, view)}
      </div>
      <div class="issue-side">
        ${region('status', await statusMenu(page, view))} ${region('slas', await slas(page, issue.key))}
        ${region('details', await details(page, view))} ${contexts(page, view)}
      </div>
    </div>
  </div>`;
  const content = {
    title: `[${issue.key}] ${core.summary}`,
    main,
    current: 'projects' as const,
    project: core.project.key,
  };
  return {
    kind: 'page',
    status: 200,
    document: layout(page, sidebar === undefined ? content : { ...content, sidebar }),
  };
}

function breadcrumbs({ issue, core }: IssueView): Html {
  return html`<nav class="breadcrumbs" aria-label="Breadcrumbs">
    <ol>
      <li>
        ${projectAvatar(core.project.key)}<a href="/jira/servicedesk/projects/${core.project.key}/queues"
          >${inline(core.project.name)}</a
        >
      </li>
      <li><a href="/browse/${issue.key}" aria-current="page">${issue.key}</a></li>
    </ol>
  </nav>`;
}

function description(page: Page, issue: Issue): Html {
  const { t } = page;
  return html`<section aria-labelledby="description">
    <h2 id="description">${t.description}</h2>
    ${richText(issue.fields['description']) ?? html`<p class="quiet">${t.noDescription}</p>`}
  </section>`;
}

/** What frames on an issue get as their extension. */
function extensionOf({ issue, core }: IssueView, page: Page): Readonly<Record<string, unknown>> {
  return {
    issue: { id: issue.id, key: issue.key, type: core.issuetype.name, typeId: core.issuetype.id },
    project: { id: core.project.id, key: core.project.key, type: core.project.projectTypeKey ?? 'service_desk' },
    location: new URL(`/browse/${issue.key}`, page.url).href,
  };
}

function panels(page: Page, view: IssueView): readonly Html[] {
  return modulesOf(page.host.app, 'jira:issuePanel', page.person).map(
    (module) =>
      html`<section class="panel" aria-labelledby="panel-${module.key}">
        <h2 class="panel-title" id="panel-${module.key}">${moduleIcon(page, module)}${titleOf(module)}</h2>
        ${frame(page, { module, extension: { ...extensionOf(view, page), isNewToIssue: false } })}
      </section>`,
  );
}

/** Contexts start closed, as in Jira, and open their frame when a person first looks. */
function contexts(page: Page, view: IssueView): readonly Html[] {
  return modulesOf(page.host.app, 'jira:issueContext', page.person).map(
    (module) =>
      html`<details class="group context" data-remember="${module.key}">
        <summary>
          <span class="group-title">${titleOf(module)}</span
          ><span class="group-hint">${moduleIcon(page, module)}${textOf(module, 'label')}</span>
        </summary>
        <div class="group-body">${frame(page, { module, extension: extensionOf(view, page) })}</div>
      </details>`,
  );
}

async function statusMenu(page: Page, { issue, core }: IssueView): Promise<Html> {
  const { transitions } = await page.rest.get(`/rest/api/3/issue/${segment(issue.key)}/transitions`, Transitions);
  const current = core.status.statusCategory.key;
  const items =
    transitions.length === 0
      ? html`<p class="menu-note">${page.t.noTransitions}</p>`
      : form(
          `/__host/issue/${issue.key}/transition`,
          transitions.map(
            ({ id, name, to }) =>
              html`<button class="menu-item" name="transition" value="${id}">
                <span dir="auto">${name}</span>${icons.arrow}${status(to.name, to.statusCategory.key)}
              </button>`,
          ),
          { label: page.t.changeStatus },
        );
  const button = html`<span class="status-button status-${current}"
    ><span dir="auto">${plain(core.status.name)}</span>${icons.chevron}<span class="away"
      >${page.t.changeStatus}</span
    ></span
  >`;
  return html`<div class="status-row">${menu(button, items, 'status-menu')}</div>`;
}

async function slas(page: Page, key: string): Promise<Html | null> {
  const clocks = await page.rest.find(`/rest/servicedeskapi/request/${segment(key)}/sla`, pageOf(SlaClock));
  if (clocks === null || clocks.values.length === 0) return null;
  return html`<section class="group open" aria-labelledby="slas">
    <h2 class="group-title" id="slas">${page.t.slas}</h2>
    <ul class="slas">
      ${clocks.values.map((clock) => html`<li>${slaLine(page, clock)}</li>`)}
    </ul>
  </section>`;
}

function slaLine(page: Page, clock: SlaClock): Html {
  const { t, formats } = page;
  const cycle = clock.ongoingCycle ?? clock.completedCycles.at(-1);
  const goal =
    cycle === undefined
      ? null
      : html`<span class="quiet">${t.slaGoal(formats.duration(cycle.goalDuration.millis))}</span>`;
  const outside = clock.ongoingCycle?.paused !== true && clock.ongoingCycle?.withinCalendarHours === false;
  return html`${slaBadge(page, clock) ?? html`<span class="quiet">${t.none}</span>`}<span class="sla-what"
      >${inline(clock.name)} ${goal} ${outside ? html`<span class="quiet">${t.slaOutsideHours}</span>` : null}</span
    >`;
}
