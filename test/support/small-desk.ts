import { z } from 'zod';
import { ControlClient } from '../../demo/control-client.ts';
import { saveSettings } from '../../demo/save-settings.ts';
import { faultSeed, openClient } from './faults/fault-seed.ts';
import { startSandbox } from './start-sandbox.ts';

import { ADMIN, AGENT, SMALL_DESK, SMALL_SETTINGS, TRANSITION, type Transition } from './small-desk-world.ts';

export { ADMIN, AGENT, DANA, LEAD, MOTI, OTHER_AGENT, PARTNER, RATERS, SMALL_SETTINGS } from './small-desk-world.ts';

const Created = z.looseObject({ issueKey: z.string(), issueId: z.string() });
const Answer = z.union([
  z.looseObject({ ok: z.literal(true), value: z.looseObject({ kind: z.string().optional() }) }),
  z.looseObject({
    ok: z.literal(false),
    error: z.looseObject({ code: z.string(), message: z.string(), field: z.string().optional() }),
  }),
]);
export type CallAnswer = z.infer<typeof Answer>;
const Found = z.looseObject({ issues: z.array(z.looseObject({ fields: z.record(z.string(), z.unknown()) })) });
const FieldRow = z.array(z.looseObject({ id: z.string(), name: z.string() }));

type CardCall = [person: string, key: unknown, functionKey: string, payload: unknown, locale?: string];
type GadgetCall = [person: string, functionKey: string, payload: unknown, locale?: string];
type AdminCall = [functionKey: string, payload: unknown, person?: string, locale?: string];
type WorkspaceCall = [person: string, functionKey: string, payload: unknown, locale?: string, projectId?: unknown];

/** One desk on a fresh sandbox, and what people do on it. Monday 5 October 2026, 09:00 UTC, unless told otherwise. */
export class SmallDesk {
  readonly client: ControlClient;
  readonly url: string;
  readonly stop: () => Promise<void>;
  #fields: ReadonlyMap<string, string> | null = null;

  private constructor(site: { readonly url: string; readonly stop: () => Promise<void> }, client: ControlClient) {
    this.url = site.url;
    this.client = client;
    this.stop = site.stop;
  }

  static async start(options: { readonly now?: string; readonly settings?: unknown } = {}): Promise<SmallDesk> {
    const sandbox = await startSandbox({ now: options.now ?? '2026-10-05T09:00:00Z' });
    return SmallDesk.open({ url: sandbox.url, stop: () => sandbox.dispose(), settings: options.settings });
  }

  /** A fresh desk on which no admin has saved anything yet. */
  static async unsaved(now = '2026-10-05T09:00:00Z'): Promise<SmallDesk> {
    const sandbox = await startSandbox({ now });
    await new ControlClient(sandbox.url).declare(SMALL_DESK);
    return new SmallDesk({ url: sandbox.url, stop: () => sandbox.dispose() }, await openClient(sandbox.url));
  }

  /** The desk as another site left it. */
  static async resume(
    site: { readonly url: string; readonly stop: () => Promise<void> },
    snapshot: unknown,
  ): Promise<SmallDesk> {
    const client = await openClient(site.url);
    await client.restore(snapshot);
    await client.people();
    return new SmallDesk(site, client);
  }

  /** The desk on a site that runs already and is still empty. It is set up before any faults of the run begin. */
  static async open(site: {
    readonly url: string;
    readonly stop: () => Promise<void>;
    readonly settings?: unknown;
  }): Promise<SmallDesk> {
    const setup = new ControlClient(site.url);
    await setup.declare(SMALL_DESK);
    await saveSettings(setup, ADMIN, site.settings ?? SMALL_SETTINGS);
    return new SmallDesk(site, await openClient(site.url));
  }

  async raise(
    by: string,
    summary = 'October payslip fix',
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const request = { serviceDeskId: '7', requestTypeId: '701', requestFieldValues: { summary }, ...more };
    const created = Created.parse(await this.client.rest(by, 'POST /rest/servicedeskapi/request', request));
    await this.settle();
    return created.issueKey;
  }

  async move(by: string, key: string, transition: Transition): Promise<void> {
    await this.moveTogether(by, [key], transition);
  }

  /** At one moment: the app hears of the first when all of them have moved. */
  async moveTogether(by: string, keys: readonly string[], transition: Transition): Promise<void> {
    const id = TRANSITION[transition];
    for (const key of keys)
      await this.client.rest(by, `POST /rest/api/3/issue/${key}/transitions`, { transition: { id } });
    await this.settle();
  }

  /** The requester says in the portal that it is solved. */
  async closeOwn(person: string, key: string): Promise<void> {
    await this.client.rest(person, `POST /rest/servicedeskapi/request/${key}/transition`, { id: TRANSITION.withdraw });
    await this.settle();
  }

  /** A public reply. */
  async comment(by: string, key: string, body: string): Promise<void> {
    await this.client.rest(by, `POST /rest/servicedeskapi/request/${key}/comment`, { body, public: true });
    await this.settle();
  }

  /** An hour tick by tick, then every schedule once at the end of a day: what a day brings, for a tenth of its ticks. */
  async letDayPass(): Promise<void> {
    await this.client.advance('PT1H');
    await this.client.advance('P1D', 'coalesce');
  }

  /** A request of the person, answered in public and resolved by the agent. */
  async closedRequest(by: string, summary?: string): Promise<string> {
    const key = await this.raise(by, summary);
    await this.client.advance('PT30M');
    await this.comment(AGENT, key, 'Done, please look.');
    await this.move(AGENT, key, 'resolve');
    return key;
  }

  /** A call of the card as this person's browser makes it. */
  async card(...call: CardCall): Promise<CallAnswer> {
    return Answer.parse(await this.cardAnswer(...call));
  }

  /** The same for functions whose value may be nothing. */
  async cardAnswer(...[person, key, functionKey, payload, locale = 'en-US']: CardCall): Promise<unknown> {
    const type = 'jiraServiceManagement:portalRequestDetailPanel';
    const extension = { type, portal: { id: 7 }, request: { key, typeId: 701 } };
    const module = { moduleKey: 'request-card', accountId: person, extension };
    return this.client.invoke({ ...module, functionKey, payload, locale });
  }

  async rate(person: string, key: string, score: unknown): Promise<CallAnswer> {
    return this.card(person, key, 'rate', { score, language: 'en', direction: 'ltr' });
  }

  async panel(person: string, key: unknown): Promise<CallAnswer> {
    return Answer.parse(await this.panelAnswer(person, key, 'readPanel', {}));
  }

  /** A call of the agent's panel as this person's browser makes it. */
  async panelAnswer(...[person, key, functionKey, payload, locale = 'en-US']: CardCall): Promise<unknown> {
    const extension = { type: 'jira:issuePanel', issue: { key }, project: { key: 'HELP' } };
    return this.client.invoke({ moduleKey: 'xla-panel', accountId: person, functionKey, payload, extension, locale });
  }

  /** A call of the gadget as this person's browser makes it. */
  async gadget(...[person, functionKey, payload, locale = 'en-US']: GadgetCall): Promise<CallAnswer> {
    const extension = { type: 'jira:dashboardGadget', dashboard: { id: '10700' }, gadget: { id: '10701' } };
    return Answer.parse(
      await this.client.invoke({ moduleKey: 'xla-gadget', accountId: person, functionKey, payload, extension, locale }),
    );
  }

  /** A call of the project page as this person's browser makes it. */
  async workspace(
    ...[person, functionKey, payload, locale = 'en-US', projectId = '10700']: WorkspaceCall
  ): Promise<CallAnswer> {
    const extension = { type: 'jira:projectPage', project: { id: projectId, key: 'HELP', type: 'service_desk' } };
    return Answer.parse(
      await this.client.invoke({ moduleKey: 'workspace', accountId: person, functionKey, payload, extension, locale }),
    );
  }

  /** A call of the app's page in Jira's settings as this person's browser makes it. */
  async adminPage(...[functionKey, payload, person = ADMIN, locale = 'en-US']: AdminCall): Promise<unknown> {
    const extension = { type: 'jira:adminPage' };
    return this.client.invoke({ moduleKey: 'settings', accountId: person, functionKey, payload, extension, locale });
  }

  /** What the experience page beside the queues of a project tells this person. */
  async experiencePage(person: string, projectId = '10700'): Promise<unknown> {
    const extension = { type: 'jiraServiceManagement:queuePage', project: { id: projectId, key: 'HELP' } };
    const call = { moduleKey: 'experience-page', functionKey: 'readRisks', payload: {}, locale: 'en-US' };
    return this.client.invoke({ ...call, accountId: person, extension });
  }

  /** Rates a closed request in Jira's own survey. */
  async rateNatively(person: string, key: string, rating: number): Promise<void> {
    const body = { type: 'csat', rating, comment: { body: 'nobody else reads this' } };
    await this.client.rest(person, `POST /rest/servicedeskapi/request/${key}/feedback`, body);
  }

  /** Values of the app's fields on a request, by field name, as an agent's search returns them. */
  async fieldsOf(key: string): Promise<Readonly<Record<string, unknown>>> {
    this.#fields ??= new Map(
      FieldRow.parse(await this.client.rest(AGENT, 'GET /rest/api/3/field')).map((field) => [field.name, field.id]),
    );
    const names = ['XLA score', 'XLA status', 'Ease'];
    const ids = names.map((name) => this.#fields?.get(name) ?? name);
    const found = Found.parse(
      await this.client.rest(AGENT, 'POST /rest/api/3/search/jql', { jql: `key = ${key}`, fields: ids }),
    );
    return Object.fromEntries(names.map((name, index) => [name, found.issues[0]?.fields[ids[index] ?? ''] ?? null]));
  }

  /** The daily job has repaired what nothing else does: days go by where the platform loses things. */
  async settleInDays(): Promise<void> {
    for (let day = 0; day < (faultSeed() === null ? 0 : 12); day += 1) await this.client.advance('P1D', 'coalesce');
  }

  /** Waits until everything due by now has run. */
  async settle(): Promise<void> {
    await this.client.advance('PT0S');
  }
}
