import { z } from 'zod';
import { AGENT, type SmallDesk } from './small-desk.ts';

const FieldList = z.array(z.looseObject({ id: z.string(), name: z.string() }));
const Found = z.looseObject({ issues: z.array(z.looseObject({ fields: z.record(z.string(), z.unknown()) })) });
const Panel = z.looseObject({ value: z.looseObject({ risk: z.looseObject({ reason: z.string() }).nullable() }) });
const Page = z.looseObject({
  value: z.looseObject({ risks: z.array(z.looseObject({ issueKey: z.string(), reason: z.string() })) }),
});

/** The one reason why a request is at risk, by each place that shows it. */
export interface ShownRisk {
  readonly field: unknown;
  readonly page: readonly string[];
  readonly panel: string | null;
}

export const NO_RISK: ShownRisk = { field: null, page: [], panel: null };

export async function shownRisk(desk: SmallDesk, key: string): Promise<ShownRisk> {
  const { risk } = Panel.parse(await desk.panel(AGENT, key)).value;
  const { risks } = Page.parse(await desk.experiencePage(AGENT)).value;
  const page = risks.filter(({ issueKey }) => issueKey === key).map(({ reason }) => reason);
  return { field: await riskField(desk, key), page, panel: risk?.reason ?? null };
}

async function riskField(desk: SmallDesk, key: string): Promise<unknown> {
  const fields = FieldList.parse(await desk.client.rest(AGENT, 'GET /rest/api/3/field'));
  const id = fields.find(({ name }) => name === 'Experience risk')?.id ?? '';
  const jql = { jql: `key = ${key}`, fields: [id] };
  return Found.parse(await desk.client.rest(AGENT, 'POST /rest/api/3/search/jql', jql)).issues[0]?.fields[id] ?? null;
}
