/**
 * Every code a person can meet. The sentence for a code is `error.<code>` in `locales/`, in the language of the person,
 * and says what to do next.
 */
export type ErrorCode =
  | 'BAD_INPUT' // payload does not parse; nothing changed
  | 'NOT_SIGNED_IN' // no account on the call
  | 'WRONG_SURFACE' // a function called from a surface it does not belong to
  | 'NOT_YOUR_REQUEST' // the person is not the requester of this close
  | 'NO_ACCESS' // the person may not see this issue, project or figure
  | 'PROJECT_CLOSED' // the person may see the project, the app may not; nothing changed
  | 'REQUEST_HIDDEN' // Jira shows the request to the person and not to the app; nothing changed
  | 'NO_PROCESS' // no process of that name in this project that an admin has named; nothing changed
  | 'NOT_MANAGER' // figures are for managers
  | 'NOT_ADMIN' // settings are for Jira admins
  | 'REQUEST_OPEN' // rated before the close
  | 'INVITATION_EXPIRED' // the 14 days, or the invitation, are over
  | 'INVITATION_WITHDRAWN' // reopened, or the reporter changed
  | 'NO_WORKING_TIME' // a calendar without a working hour in a year; nothing changed
  | 'CLAUSE_EMPTY' // a clause without a word; nothing changed
  | 'CLAUSE_TOO_LONG' // a clause of more than params.limit characters; nothing changed
  | 'DECIDER_GONE' // the fast decider has left, or was never here; nothing changed
  | 'SAME_SIGNER' // one person signs for both sides
  | 'TEXT_TOO_LONG' // a text of more than params.limit characters; nothing changed
  | 'BAD_CONDITION' // Jira does not take the JQL; params.message in Jira's words
  | 'TOO_MANY_RULES' // one rule more than a project may have; params.most
  | 'BEYOND_GOAL' // a threshold no clock of the metric can reach; params.minutes, the longest goal
  | 'NOTHING_MISSING' // the request has what its contract asks for, or there is none; nothing was written
  | 'FOLLOW_UP_CHANGED' // somebody else took or closed it first; params.by, params.at
  | 'STALE_SAVE' // somebody else saved first; params.by, params.at
  | 'SWITCHED_OFF' // not started, or project paused; nothing changed
  | 'LICENCE_LAPSED' // only reading works until the licence is renewed; nothing changed
  | 'IMPORT_FOREIGN' // a file that is no export of this app; nothing changed
  | 'IMPORT_NEWER' // an export of a newer release; nothing changed
  | 'IMPORT_DAMAGED' // something of the export is missing or was changed; params.line
  | 'IMPORT_OTHER_FILE' // another file was begun meanwhile, or a portion is out of turn; nothing changed
  | 'IMPORT_OTHER_READING' // a source holds what another reading made of it; params.incidents
  | 'JIRA_BUSY' // Jira asked us to slow down; params.retryAfterSeconds
  | 'JIRA_UNAVAILABLE' // Jira did not answer as expected
  | 'STORAGE_UNAVAILABLE' // our own storage did not answer
  | 'UNEXPECTED';

/** What every resolver function answers: a value, or a typed error with its sentence in the person's language. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: ErrorCode;
        readonly message: string;
        /** The field of the payload that is wrong, for BAD_INPUT: `score`, `comment` … */
        readonly field?: string;
        readonly params?: Readonly<Record<string, string | number>>;
      };
    };
