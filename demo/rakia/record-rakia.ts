import { z } from 'zod';
import type { ControlClient } from '../control-client.ts';
import { draftContract, signContract } from '../save-contract.ts';
import { saveSettings } from '../save-settings.ts';
import { DESKS, type ProcessTraffic } from './desks.ts';
import { RAKIA_NOW, RAKIA_START, planRakia } from './plan-rakia.ts';
import type { Rating, Step } from './plan-traffic.ts';
import { RAKIA_SETTINGS, RAKIA_WORLD, TRANSITION } from './rakia-world.ts';
import { scheduleRuns } from './schedule-runs.ts';
import { STORY_REQUESTS, type StoryKeys } from './stories.ts';

const DAY = 86_400_000;

const Created = z.looseObject({ issueKey: z.string() });
const Rated = z.looseObject({
  ok: z.boolean(),
  value: z
    .looseObject({
      kind: z.string(),
      driverItem: z.string().optional(),
      asksLostTime: z.boolean().optional(),
      service: z.looseObject({ visibility: z.string() }).optional(),
    })
    .optional(),
});

/**
 * Lives through half a year at Rakia Elevators: every request, reply, close and rating goes through the sandbox as a person
 * would do it, so that whatever the app stores was stored by its own handlers.
 * @returns the keys that Jira gave the told requests
 */
export async function recordRakia(
  client: ControlClient,
  onProgress: (progress: { done: number; total: number }) => void,
): Promise<StoryKeys> {
  await client.declare(RAKIA_WORLD);
  await saveSettings(client, 'noam-katz', RAKIA_SETTINGS);
  const plan = planRakia();
  const recorder = new Recorder(client);
  let ranAt = RAKIA_START;
  for (const [done, { at, request, step }] of plan.entries()) {
    ranAt = await liveUntil(client, { at, ranAt });
    await recorder.perform(request, step);
    if (done % 100 === 0) onProgress({ done, total: plan.length });
  }
  await liveUntil(client, { at: RAKIA_NOW, ranAt });
  await client.moveTo(RAKIA_NOW, 'coalesce');
  onProgress({ done: plan.length, total: plan.length });
  return {
    bounced: recorder.keyOf(STORY_REQUESTS.bounced),
    holiday: recorder.keyOf(STORY_REQUESTS.holiday),
    unrated: recorder.keyOf(STORY_REQUESTS.unrated),
    fresh: recorder.keyOf(STORY_REQUESTS.fresh),
  };
}

/**
 * Moves time on. The app's schedules run once a day of the recording, and on watched days every quarter of an hour: each
 * five-minute tick of half a year would add 52,000 invocations.
 * @returns when they ran last
 */
async function liveUntil(
  client: ControlClient,
  { at, ranAt }: { readonly at: number; readonly ranAt: number },
): Promise<number> {
  const runs = scheduleRuns(ranAt, at);
  for (const run of runs) await client.moveTo(run, 'coalesce');
  const last = runs.at(-1) ?? ranAt;
  const dayEnds = at - last >= DAY;
  await client.moveTo(at, dayEnds ? 'coalesce' : 'hold');
  return dayEnds ? at : last;
}

class Recorder {
  readonly #client: ControlClient;
  readonly #requests = new Map<number, { readonly key: string; readonly process: ProcessTraffic }>();

  constructor(client: ControlClient) {
    this.#client = client;
  }

  /** @throws RangeError for a request that was never raised */
  keyOf(request: number): string {
    return this.#find(request).key;
  }

  async perform(request: number, step: Step): Promise<void> {
    if (step.kind === 'create') return this.#create(request, step);
    if (step.kind === 'draft-contract') return draftContract(this.#client, step.contract);
    if (step.kind === 'sign-contract') return signContract(this.#client, step.contract, step.side);
    const { key, process } = this.#find(request);
    switch (step.kind) {
      case 'assign':
        await this.#client.rest(step.by, `PUT /rest/api/3/issue/${key}/assignee`, { accountId: step.to });
        return;
      case 'comment':
        await this.#client.rest(step.by, `POST /rest/servicedeskapi/request/${key}/comment`, {
          body: step.body,
          public: true,
        });
        return;
      case 'transition':
        return this.#move(key, step);
      case 'rate':
        return this.#rate({ key, process, by: step.by, rating: step.rating });
    }
  }

  async #create(request: number, step: Extract<Step, { kind: 'create' }>): Promise<void> {
    const created = await this.#client.rest(step.by, 'POST /rest/servicedeskapi/request', {
      serviceDeskId: DESKS[step.process.desk].serviceDeskId,
      requestTypeId: step.process.requestType.id,
      requestFieldValues: { summary: step.summary, ...step.fields },
    });
    this.#requests.set(request, { key: Created.parse(created).issueKey, process: step.process });
  }

  /** A requester has only the transitions the portal shows; the desk has all of them. */
  async #move(key: string, { by, to }: Extract<Step, { kind: 'transition' }>): Promise<void> {
    const transition = { id: TRANSITION[to] };
    if (to === 'reopen') await this.#client.rest(by, `POST /rest/servicedeskapi/request/${key}/transition`, transition);
    else await this.#client.rest(by, `POST /rest/api/3/issue/${key}/transitions`, { transition });
  }

  async #rate(card: {
    readonly key: string;
    readonly process: ProcessTraffic;
    readonly by: string;
    readonly rating: Rating;
  }): Promise<void> {
    const { key, process, rating } = card;
    const call = {
      moduleKey: 'request-card',
      accountId: card.by,
      locale: rating.language === 'he' ? 'he-IL' : 'en-US',
      extension: {
        type: 'jiraServiceManagement:portalRequestDetailPanel',
        portal: { id: Number(DESKS[process.desk].serviceDeskId) },
        request: { key, typeId: Number(process.requestType.id) },
      },
    };
    const reading = { language: rating.language, direction: rating.language === 'he' ? 'rtl' : 'ltr' };
    const rated = Rated.parse(
      await this.#client.invoke({ ...call, functionKey: 'rate', payload: { score: rating.score, ...reading } }),
    );
    if (!rated.ok || rated.value?.driverItem === undefined) return;
    const details = {
      ...reading,
      driver: { item: rated.value.driverItem, value: rating.driverValue },
      reasons: rating.reasons,
      ...(rated.value.service?.visibility === 'aggregate' ? {} : { comment: rating.comment }),
      ...(rated.value.asksLostTime === true ? { lostMinutes: rating.lostMinutes } : {}),
    };
    await this.#client.invoke({ ...call, functionKey: 'addDetails', payload: details });
  }

  #find(request: number): { readonly key: string; readonly process: ProcessTraffic } {
    const found = this.#requests.get(request);
    if (found === undefined) throw new RangeError(`request ${request} of the plan was never raised`);
    return found;
  }
}
