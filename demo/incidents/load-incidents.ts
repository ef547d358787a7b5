import { z } from 'zod';
import type { ControlClient } from '../control-client.ts';
import {
  GOAL_FIELD,
  INCIDENT_ADMIN,
  INCIDENT_PROJECT,
  INCIDENT_SETTINGS,
  TEAM_FIELD,
  type IncidentIds,
  toIncidentIds,
  toIncidentWorld,
} from './incident-world.ts';
import { type Incident, type IncidentAction, type IncidentPlan, UNKNOWN } from './plan-incidents.ts';
import { saveSettings } from '../save-settings.ts';

const HOUR = 3_600_000;
const Created = z.looseObject({ issueKey: z.string() });

export interface LoadProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Replays a plan on the sandbox: each incident is raised for its caller, moved and assigned at its own time, so the app
 * meets it through its own triggers and jobs.
 */
export async function loadIncidents(
  client: ControlClient,
  plan: IncidentPlan,
  onProgress: (progress: LoadProgress) => void,
): Promise<void> {
  const ids = toIncidentIds(plan);
  await client.declare(toIncidentWorld(plan, ids));
  await saveSettings(client, INCIDENT_ADMIN, INCIDENT_SETTINGS);
  const replay = new Replay(client, ids);
  let day = plan.startsAt;
  for (const [done, action] of plan.actions.entries()) {
    // Once a day of the replay the app's schedules get their turn; running each of them would take longer than the incidents did.
    const dayEnds = action.at - day >= 24 * HOUR;
    await client.moveTo(action.at, dayEnds ? 'coalesce' : 'hold');
    if (dayEnds) day = action.at;
    await replay.perform(action);
    if (done % 100 === 0) onProgress({ done, total: plan.actions.length });
  }
  await client.moveTo(plan.endsAt + HOUR, 'coalesce');
  await client.moveTo(plan.endsAt + 2 * HOUR, 'coalesce');
  onProgress({ done: plan.actions.length, total: plan.actions.length });
}

class Replay {
  readonly #client: ControlClient;
  readonly #ids: IncidentIds;
  readonly #keys = new Map<string, string>();

  constructor(client: ControlClient, ids: IncidentIds) {
    this.#client = client;
    this.#ids = ids;
  }

  async perform(action: IncidentAction): Promise<void> {
    switch (action.kind) {
      case 'create':
        return this.#create(action.incident);
      case 'assign':
        return this.#assign(action.incident, action.assignee);
      case 'team':
        return this.#pass(action.incident, action.team);
      case 'status':
        return this.#transition(action);
    }
  }

  async #create(incident: Incident): Promise<void> {
    const organization = incident.location === null ? undefined : this.#ids.organizations.get(incident.location);
    const created = await this.#client.rest(INCIDENT_ADMIN, 'POST /rest/servicedeskapi/request', {
      serviceDeskId: INCIDENT_PROJECT.serviceDeskId,
      requestTypeId: this.#ids.requestTypes.get(incident.group ?? UNKNOWN.group),
      raiseOnBehalfOf: this.#ids.callers.get(incident.caller),
      requestFieldValues: {
        summary: `${incident.number} ${incident.category ?? 'Incident'}`,
        [GOAL_FIELD]: incident.goalMs,
        ...(incident.firstTeam === null ? {} : { [TEAM_FIELD]: incident.firstTeam }),
        customfield_10002: organization === undefined ? [] : [Number(organization)],
      },
    });
    this.#keys.set(incident.number, Created.parse(created).issueKey);
  }

  async #assign(incident: Incident, assignee: string | null): Promise<void> {
    const accountId = assignee === null ? null : (this.#ids.agents.get(assignee) ?? null);
    await this.#client.rest(INCIDENT_ADMIN, `PUT /rest/api/3/issue/${this.#keyOf(incident)}/assignee`, {
      accountId,
    });
  }

  async #pass(incident: Incident, team: string): Promise<void> {
    await this.#client.rest(INCIDENT_ADMIN, `PUT /rest/api/3/issue/${this.#keyOf(incident)}`, {
      fields: { [TEAM_FIELD]: team },
    });
  }

  async #transition(action: Extract<IncidentAction, { kind: 'status' }>): Promise<void> {
    const by = this.#ids.agents.get(action.by) ?? INCIDENT_ADMIN;
    const transition = { id: this.#ids.statuses.get(action.state) };
    await this.#client.rest(by, `POST /rest/api/3/issue/${this.#keyOf(action.incident)}/transitions`, {
      transition,
    });
  }

  #keyOf(incident: Incident): string {
    const key = this.#keys.get(incident.number);
    if (key === undefined) throw new RangeError(`${incident.number} was never raised`);
    return key;
  }
}
