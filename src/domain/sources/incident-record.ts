import type { ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import { closesOf } from '../experience/closes';
import type { DepartmentValue } from '../experience/observed-issue';
import { outcomeOf } from '../experience/outcome';
import { workingTimesOf, type WorkingTimeOf } from '../experience/request-facts';
import { placementOf, type RequestRecord } from '../experience/request-record';
import { segmentsOf } from '../experience/segments';
import { returnsIn } from '../experience/silence';
import { WAITING, type Incident } from './incident';
import { importedTypeOf, incidentIdOf, incidentKeyOf } from './source-ids';

export interface SourceContext {
  readonly sourceId: ProjectId;
  readonly settings: Settings;
  readonly workingOf: WorkingTimeOf;
  /** The department value of a name: that of Jira where Jira has one of this name. */
  readonly departmentOf: (name: string) => DepartmentValue;
}

/** An export tells one verdict for all goals of an incident. */
const METRIC = 'SLA';
const CHANNEL_LENGTH = 40;

/**
 * The facts of an imported incident, by the rules of a request in Jira: same closes, segments and working time. Who asked
 * and who served is not kept: nobody in an export can be asked, or erased by Atlassian's word. When the desk answered and
 * who heard what an export does not tell, so response time and silence are unknown.
 */
export const recordOfIncident = (incident: Incident, context: SourceContext): RequestRecord => {
  const { sourceId, settings, workingOf, departmentOf } = context;
  const { createdAt, handovers } = incident;
  const { closedAt, ...closes } = closesOf(incident);
  const segments = segmentsOf(incident, WAITING);
  const reopens = incident.reopens ?? closes.reopens;
  const source = {
    projectId: sourceId,
    requestTypeId: importedTypeOf(sourceId, incident.process),
    departmentSource: incident.department === null ? null : departmentOf(incident.department),
  };
  const placement = placementOf(settings, source);
  const issueId = incidentIdOf(sourceId, incident.number);
  const told = { createdAt, closedAt, firstResponseAt: null, segments, replies: [] };
  return {
    issueId,
    issueKey: incidentKeyOf(issueId),
    ...source,
    ...placement,
    requesterId: null,
    ...told,
    closeNo: closedAt === null ? reopens : reopens + 1,
    reopens,
    handovers: handovers ?? 0,
    returns: returnsIn(segments),
    ...workingTimesOf(told, workingOf(placement.processId)),
    silenceMs: null,
    unownedSince: null,
    heardAt: null,
    missing: 0,
    runs: [],
    ...(closedAt === null ? STILL_OPEN : closeOf(incident)),
    channel: incident.channel?.toLowerCase().slice(0, CHANNEL_LENGTH) ?? null,
    complete: null,
    seenAt: incident.toldAt,
    deleted: false,
  };
};

type Close = Pick<RequestRecord, 'slaMet' | 'metrics' | 'outcome'>;

const STILL_OPEN: Close = { slaMet: null, metrics: [], outcome: null };

const closeOf = ({ slaMet, lastState }: Incident): Close => ({
  slaMet,
  metrics: slaMet === null ? [] : [{ metric: METRIC, met: slaMet }],
  outcome: outcomeOf(null, lastState ?? ''),
});
