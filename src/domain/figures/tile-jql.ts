import type { TileId } from '../../contract/gadget';
import type { ProjectId } from '../../contract/ids';
import type { Calendar } from '../time/calendar';
import { isImported } from '../sources/source-ids';
import type { PeriodPlan } from './period-plan';

/** What decides the list of requests behind a tile. */
export interface TileJqlSource {
  readonly tile: TileId;
  readonly projectIds: readonly ProjectId[];
  readonly plan: PeriodPlan;
  readonly calendar: Calendar;
  /** Names of the request types of the chosen process; null: no process chosen, or no name known. */
  readonly requestTypes: readonly string[] | null;
  /** Names of the organizations of the chosen department; null: none chosen, or departments come from elsewhere. */
  readonly organizations: readonly string[] | null;
}

/**
 * JQL of the requests behind a tile, run by the browser as the viewer, who sees what Jira lets them see. Jira knows only
 * the last change of the status category, in the viewer's time zone, so the list can differ from the figure by requests
 * at the edges of the period. Empty where all of them were imported: Jira knows none.
 */
export const tileJql = (source: TileJqlSource): string => {
  const { tile, requestTypes, organizations } = source;
  const projectIds = source.projectIds.filter((id) => !isImported(id));
  if (projectIds.length === 0) return '';
  const order = tile === 'open-requests' ? 'created ASC' : 'statusCategoryChangedDate DESC';
  const clauses = [
    `project in (${projectIds.join(', ')})`,
    ...statusClauses(source),
    ...oneOf('"Request Type"', requestTypes),
    ...oneOf('organizations', organizations),
    ...fieldClauses(tile),
  ];
  return `${clauses.join(' AND ')} ORDER BY ${order}`;
};

const statusClauses = ({ tile, plan, calendar }: TileJqlSource): readonly string[] => {
  if (tile === 'open-requests') return ['statusCategory != Done'];
  const date = (at: number): string => {
    const { year, month, day } = calendar.dateOf(at);
    return `"${year}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}"`;
  };
  // A period that ends now has no midnight to end at, and nothing lies beyond it.
  const isEndedByMidnight = calendar.startOfDay(plan.to) === plan.to;
  return [
    'statusCategory = Done',
    `statusCategoryChangedDate >= ${date(plan.from)}`,
    ...(isEndedByMidnight ? [`statusCategoryChangedDate < ${date(plan.to)}`] : []),
  ];
};

/** Names of the fields in the manifest. */
const fieldClauses = (tile: TileId): readonly string[] => {
  if (tile === 'experience' || tile === 'satisfaction' || tile === 'response-share')
    return ['"XLA score" is not EMPTY'];
  return tile === 'ease' ? ['Ease is not EMPTY'] : [];
};

const oneOf = (field: string, values: readonly string[] | null): readonly string[] =>
  values === null || values.length === 0 ? [] : [`${field} in (${values.map(quoted).join(', ')})`];

const quoted = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
