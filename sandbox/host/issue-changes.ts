import { scalarText } from './html.ts';
import type { JiraSite, ProductEvent } from '../platform/ports.ts';

/** One change of an issue, as open pages hear of it. */
export interface IssueChange {
  readonly sequence: number;
  readonly issueId: string;
  readonly projectId: string;
  readonly changeType: 'updated' | 'commented';
  readonly atlassianId: string | null;
}

/** What changed on the site lately, for pages that ask now and then. */
export interface IssueChanges {
  /** The number of the newest change. */
  readonly latest: number;
  since(sequence: number): readonly IssueChange[];
}

/** A page asks every second or so; older changes than this many are of no use to it. */
const KEPT = 500;

const TYPES: Readonly<Record<string, IssueChange['changeType']>> = {
  'avi:jira:updated:issue': 'updated',
  'avi:jira:assigned:issue': 'updated',
  'avi:jira:created:issue': 'updated',
  'avi:jira:deleted:issue': 'updated',
  'avi:jira:commented:issue': 'commented',
};

type Bag = Readonly<Record<string, unknown>>;

const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {});

function toChange(event: ProductEvent, sequence: number): IssueChange | null {
  const changeType = TYPES[event.eventType];
  const issue = bag(event.payload['issue']);
  if (changeType === undefined || issue['id'] === undefined) return null;
  const actor = event.payload['atlassianId'];
  return {
    sequence,
    issueId: scalarText(issue['id']),
    projectId: scalarText(bag(bag(issue['fields'])['project'])['id']),
    changeType,
    atlassianId: typeof actor === 'string' ? actor : null,
  };
}

/** Listens to the site's product events, before any filter or fault: the pages show Jira, not the app. */
export function watchIssues(jira: Pick<JiraSite, 'onEvent'>): IssueChanges {
  const changes: IssueChange[] = [];
  let latest = 0;
  jira.onEvent((event) => {
    const change = toChange(event, latest + 1);
    if (change === null) return;
    latest = change.sequence;
    changes.push(change);
    if (changes.length > KEPT) changes.shift();
  });
  return {
    get latest() {
      return latest;
    },
    since: (sequence) => changes.filter((change) => change.sequence > sequence),
  };
}
