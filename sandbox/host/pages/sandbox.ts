import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';
import type { Answer, Page } from '../page.ts';

/** `/__host/calls`: what the app asked of the platform. The rows are read by the browser from `/__sandbox/calls`. */
export function callsPage(page: Page): Answer {
  const { t } = page;
  const main = html`<div class="page">
    <div class="page-head">
      <h1>${t.callsTitle}</h1>
      <button class="button" type="button" data-refresh-calls>${t.refresh}</button>
    </div>
    <p class="lead">${t.callsLead}</p>
    <div class="table-scroll" role="region" aria-label="${t.callsTitle}" tabindex="0">
      <table class="issues calls">
        <caption class="away">
          ${t.callsTitle}
        </caption>
        <thead>
          <tr>
            ${[t.number, t.time, t.kind, t.call, t.status, t.points, t.duration, t.invocation].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody data-calls dir="ltr"></tbody>
      </table>
    </div>
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: t.callsTitle, main }) };
}

function number(name: string, label: string, attributes: Html): Html {
  return html`<div class="form-field">
    <label for="fault-${name}">${label}</label
    ><input class="input short" id="fault-${name}" name="${name}" type="number" ${attributes} />
  </div>`;
}

function duration(name: string, label: string, example: string): Html {
  return html`<div class="form-field">
    <label for="fault-${name}">${label}</label
    ><input class="input short" id="fault-${name}" name="${name}" dir="ltr" placeholder="${example}" />
  </div>`;
}

/** `/__host/faults`: a form over the commonest of `POST /__sandbox/faults`. */
export function faultsPage(page: Page): Answer {
  const { t } = page;
  const chance = html`min="0" max="1" step="0.05" placeholder="0"`;
  const main = html`<div class="page">
    <h1>${t.faultsTitle}</h1>
    <p class="lead">${t.faultsLead}</p>
    <form class="faults" data-faults data-done="${t.faultsSet}">
      <fieldset>
        <legend>${t.events}</legend>
        ${number('events.drop', t.drop, chance)}${number('events.duplicate', t.duplicate, chance)}${number('events.reorder', t.reorder, chance)}
        ${duration('events.delay', t.delay, 'PT2M')}
      </fieldset>
      <fieldset>
        <legend>${t.schedules}</legend>
        ${number('schedules.miss', t.missRun, chance)}${number('schedules.duplicate', t.repeatRun, chance)}${duration('schedules.late', t.lateRun, 'PT4M')}
        ${number('queue.duplicate', t.repeatPush, chance)}${duration('queue.delay', t.latePush, 'PT5M')}
      </fieldset>
      <fieldset>
        <legend>Jira</legend>
        ${number('jira.status429', t.status429, chance)}${number('jira.status500', t.status500, chance)}${number('jira.timeout', t.timeout, chance)}
        ${duration('jira.indexLag', t.indexLag, 'PT30S')}
      </fieldset>
      <fieldset>
        <legend>${t.functions}</legend>
        ${number('killAfterCall', t.killAfterCall, html`min="1" step="1"`)}${number('seed', t.seed, html`min="0" step="1"`)}
      </fieldset>
      <div class="form-buttons">
        <button class="button primary">${t.setFaults}</button
        ><button class="button" type="button" data-clear-faults>${t.clearFaults}</button>
      </div>
    </form>
  </div>`;
  return { kind: 'page', status: 200, document: layout(page, { title: t.faultsTitle, main }) };
}
