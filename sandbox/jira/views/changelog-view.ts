import type { Site } from '../site.ts';
import type { ChangeRecord } from '../state/issue-records.ts';
import { jiraDate } from '../time/jira-dates.ts';
import { userView } from './user-view.ts';

/** One entry of an issue's history. The bulk call spells the time as a number. */
export const changeView = (
  site: Site,
  change: ChangeRecord,
  created: 'text' | 'number' = 'text',
): Readonly<Record<string, unknown>> => ({
  id: change.id,
  author: userView(site, change.authorId),
  created: created === 'text' ? jiraDate(change.at) : change.at,
  items: change.items,
});
