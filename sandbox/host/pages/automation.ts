import type { ActionModule, UiModule } from '../../app/manifest.ts';
import type { StepConfiguration, StepRun } from '../../platform/automation-steps.ts';
import { frame } from '../frames.ts';
import { type Html, html, inline, scalarText } from '../html.ts';
import { layout } from '../layout.ts';
import type { Answer, Page } from '../page.ts';
import { emptyState, form, region } from '../parts.ts';
import { mayAdminister } from '../site-admin.ts';
import { noAccess } from './no-access.ts';
import { settingsSidebar } from './settings-sidebar.ts';

const ADDRESS = '/jira/settings/automation';

/** What automation is offered, in the manifest's order. */
const offeredActions = ({ host }: Page): readonly ActionModule[] =>
  host.app.manifest.actions.filter(({ isOffered }) => isOffered);

/** `/jira/settings/automation`: what apps offer to rules, and what came of the runs. */
export async function automationPage(page: Page): Promise<Answer> {
  if (!(await mayAdminister(page))) return noAccess(page);
  const { t } = page;
  const actions = offeredActions(page);
  const main = html`<div class="page">
    <h1>${t.automation}</h1>
    <p class="lead">${t.automationLead}</p>
    ${actions.length === 0 ? emptyState(t.noActions) : actionTable(page, actions)}
    ${auditLog(page, page.host.site.automation.runs())}
  </div>`;
  return {
    kind: 'page',
    status: 200,
    document: layout(page, { title: t.automation, main, sidebar: settingsSidebar(page), current: 'settings' }),
  };
}

function actionTable(page: Page, actions: readonly ActionModule[]): Html {
  const { t, host } = page;
  return html`<div class="table-scroll" role="region" aria-label="${t.actionsOfApps}" tabindex="0">
    <table class="issues">
      <caption class="away">
        ${t.actionsOfApps}
      </caption>
      <thead>
        <tr>
          ${[t.action, t.description, t.status].map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${actions.map(
          ({ key, name, description }) =>
            html`<tr>
              <td><a href="${ADDRESS}/${key}">${inline(name)}</a></td>
              <td>${inline(description)}</td>
              <td>${stateOf(page, host.site.automation.configurationOf(key))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function stateOf({ t }: Page, configuration: StepConfiguration | null): Html {
  const [look, word] =
    configuration === null
      ? ['new', t.notConfigured]
      : configuration.faults.length > 0
        ? ['removed', t.notSaved]
        : ['done', t.configured];
  return html`<span class="lozenge lozenge-${look}">${word}</span>`;
}

/** `/jira/settings/automation/ACTION`: the action's form in a rule of one step, a run by hand and what came of it. */
export async function actionPage(page: Page, actionKey: string): Promise<Answer> {
  const action = offeredActions(page).find(({ key }) => key === actionKey);
  if (action === undefined || !(await mayAdminister(page))) return noAccess(page);
  const { t, host } = page;
  const configuration = host.site.automation.configurationOf(actionKey);
  const runs = host.site.automation.runs().filter((run) => run.actionKey === actionKey);
  const main = html`<div class="page step" data-action="${actionKey}">
    <nav class="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        <li><a href="${ADDRESS}">${t.automation}</a></li>
      </ol>
    </nav>
    <h1>${inline(action.name)}</h1>
    <p class="lead">${inline(action.description)}</p>
    ${region('form', formOf(page, action, configuration))} ${region('run', runForm(page, action, configuration))}
    ${auditLog(page, runs)}
  </div>`;
  return {
    kind: 'page',
    status: 200,
    document: layout(page, { title: action.name, main, sidebar: settingsSidebar(page), current: 'settings' }),
  };
}

/** The form's frame with the buttons of the rule around it. */
function formOf(page: Page, action: ActionModule, configuration: StepConfiguration | null): Html {
  const { t } = page;
  if (action.form === null) return html`<p class="problem">${t.noForm}</p>`;
  const invalid = (configuration?.faults ?? []).flatMap(({ input, message }) =>
    input === null ? [] : [[input, { message }] as const],
  );
  const extension = {
    data: { inputs: configuration?.inputs ?? {} },
    errors: { invalidInputs: Object.fromEntries(invalid) },
  };
  return html`<section class="step-part" aria-label="${t.configure}">
    <header class="step-head">
      <h2>${t.configure}</h2>
      ${stateOf(page, configuration)}
    </header>
    ${frame(page, { module: moduleOf(action), extension })}
    ${(configuration?.faults ?? []).map(({ message }) => html`<p class="problem" role="alert" dir="auto">${message}</p>`)}
    <div class="form-buttons">
      <button class="button primary" type="button" data-save-action disabled>${t.next}</button>
      <a class="button subtle" href="${ADDRESS}">${t.back}</a>
    </div>
  </section>`;
}

/** An action is no module with a place of its own; its form is drawn as one. */
function moduleOf({ key, name, form: resource }: ActionModule): UiModule {
  return { type: 'action', key, title: name, resource, resolver: null, unlicensedAccess: [], raw: {} };
}

function runForm({ t }: Page, action: ActionModule, configuration: StepConfiguration | null): Html {
  const canRun = configuration !== null && configuration.faults.length === 0;
  return html`<section class="step-part" aria-label="${t.runNow}">
    <h2>${t.runNow}</h2>
    <p class="quiet">${canRun ? t.runLead : t.runBefore}</p>
    ${
      canRun
        ? form(
            `/__host/automation/${action.key}/run`,
            html`<div class="form-field">
                <label for="run-key">${t.key}</label>
                <input class="input short" id="run-key" name="issueKey" required dir="ltr" />
              </div>
              <button class="button">${t.runNow}</button>`,
            { className: 'step-run' },
          )
        : null
    }
  </section>`;
}

function auditLog(page: Page, runs: readonly StepRun[]): Html {
  const { t } = page;
  const table = html`<div class="table-scroll" role="region" aria-label="${t.auditLog}" tabindex="0">
    <table class="issues">
      <caption class="away">
        ${t.auditLog}
      </caption>
      <thead>
        <tr>
          ${[t.time, t.action, t.key, t.actor, t.status, t.result].map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${runs.map((run) => auditRow(page, run))}
      </tbody>
    </table>
  </div>`;
  return region(
    'audit',
    html`<div class="step-part">
      <h2>${t.auditLog}</h2>
      ${runs.length === 0 ? html`<p class="quiet">${t.noRuns}</p>` : table}
    </div>`,
  );
}

function auditRow(page: Page, { at, actionKey, accountId, issueKey, outcome }: StepRun): Html {
  const { t, formats, people } = page;
  const name = offeredActions(page).find(({ key }) => key === actionKey)?.name ?? actionKey;
  const actor = people.find((person) => person.accountId === accountId)?.displayName ?? accountId;
  const isDone = outcome.status === 'success';
  const result = isDone
    ? Object.entries(outcome.smartValues).map(
        ([value, said]) =>
          html`<li>
            <bdi dir="ltr">${value}: ${typeof said === 'boolean' ? String(said) : scalarText(said) || '–'}</bdi>
          </li>`,
      )
    : outcome.messages.map((message) => html`<li dir="auto">${message}</li>`);
  return html`<tr>
    <td>${formats.instant(at)}</td>
    <td>${inline(name)}</td>
    <td>${inline(issueKey)}</td>
    <td>${inline(actor)}</td>
    <td><span class="lozenge lozenge-${isDone ? 'done' : 'removed'}">${isDone ? t.success : t.failure}</span></td>
    <td>
      <ul class="step-result">
        ${result}
      </ul>
    </td>
  </tr>`;
}
