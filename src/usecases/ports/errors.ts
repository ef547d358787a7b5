import type { ErrorCode } from '../../contract/errors';

export interface ErrorDetail {
  /** The field of the payload that is wrong. */
  readonly field?: string;
  /** Named in the sentence a person reads. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly cause?: unknown;
}

/** A failure with a code a person's sentence exists for. The message is for the log and never holds personal data. */
export abstract class AppError extends Error {
  abstract readonly code: ErrorCode;
  readonly field: string | null;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? {} : { cause: detail.cause });
    this.name = new.target.name;
    this.field = detail.field ?? null;
    this.params = detail.params ?? {};
  }
}

/** The payload is well formed JSON but not what the function takes. */
export class BadInputError extends AppError {
  readonly code = 'BAD_INPUT';
}

export class NotSignedInError extends AppError {
  readonly code = 'NOT_SIGNED_IN';
}

export class WrongSurfaceError extends AppError {
  readonly code = 'WRONG_SURFACE';
}

export class NotYourRequestError extends AppError {
  readonly code = 'NOT_YOUR_REQUEST';
}

export class NoAccessError extends AppError {
  readonly code = 'NO_ACCESS';
}

/** Jira shows the project to the person and not to the app. */
export class ProjectClosedError extends AppError {
  readonly code = 'PROJECT_CLOSED';
}

/** Jira shows the request to the person and not to the app: a closed project, or a security level. */
export class RequestHiddenError extends AppError {
  readonly code = 'REQUEST_HIDDEN';
}

export class NoProcessError extends AppError {
  readonly code = 'NO_PROCESS';
}

export class NotManagerError extends AppError {
  readonly code = 'NOT_MANAGER';
}

export class NotAdminError extends AppError {
  readonly code = 'NOT_ADMIN';
}

export class RequestOpenError extends AppError {
  readonly code = 'REQUEST_OPEN';
}

export class InvitationExpiredError extends AppError {
  readonly code = 'INVITATION_EXPIRED';
}

export class InvitationWithdrawnError extends AppError {
  readonly code = 'INVITATION_WITHDRAWN';
}

/** A calendar to be saved that leaves no working time in a year: every time would be 0. */
export class NoWorkingTimeError extends AppError {
  readonly code = 'NO_WORKING_TIME';
}

/** Field: the clause. */
export class ClauseEmptyError extends AppError {
  readonly code = 'CLAUSE_EMPTY';
}

/** Field: the clause. Params: `limit` in characters. */
export class ClauseTooLongError extends AppError {
  readonly code = 'CLAUSE_TOO_LONG';
}

/** Named to decide fast, and deactivated, erased or unknown to Jira. */
export class DeciderGoneError extends AppError {
  readonly code = 'DECIDER_GONE';
}

/** One person cannot sign for both sides of a contract. */
export class SameSignerError extends AppError {
  readonly code = 'SAME_SIGNER';
}

/** Field: the text. Params: `limit` in characters. */
export class TextTooLongError extends AppError {
  readonly code = 'TEXT_TOO_LONG';
}

/** The requester is to be asked for what is not missing any more. */
export class NothingMissingError extends AppError {
  readonly code = 'NOTHING_MISSING';
}

/** Params: `by` whom the follow-up was changed, and when: `at`. */
export class FollowUpChangedError extends AppError {
  readonly code = 'FOLLOW_UP_CHANGED';
}

/** A condition that Jira does not take. Params: `message`, in Jira's words. */
export class BadConditionError extends AppError {
  readonly code = 'BAD_CONDITION';
}

/** One rule more than a project may have. Params: `most`. */
export class TooManyRulesError extends AppError {
  readonly code = 'TOO_MANY_RULES';
}

/** A threshold that comes before any clock of the metric begins. Params: `minutes`, the longest goal met. */
export class BeyondGoalError extends AppError {
  readonly code = 'BEYOND_GOAL';
}

/** Params: `by` a name or empty, `at` epoch milliseconds. */
export class StaleSaveError extends AppError {
  readonly code = 'STALE_SAVE';
}

/** The app is not started, or the project is switched off: only reading works. */
export class SwitchedOffError extends AppError {
  readonly code = 'SWITCHED_OFF';
}

/** Only reading works until the licence is renewed. */
export class LicenceLapsedError extends AppError {
  readonly code = 'LICENCE_LAPSED';
}

/** A file that is no export of this app. */
export class ImportForeignError extends AppError {
  readonly code = 'IMPORT_FOREIGN';
}

/** An export that a newer release has made. */
export class ImportNewerError extends AppError {
  readonly code = 'IMPORT_NEWER';
}

/** An export of which something is missing or was changed. Params: `line`. */
export class ImportDamagedError extends AppError {
  readonly code = 'IMPORT_DAMAGED';
}

/** A portion of a file that is not the one being taken, or not the next one. */
export class ImportOtherFileError extends AppError {
  readonly code = 'IMPORT_OTHER_FILE';
}

/** A source holds incidents that were read in another way. Params: `incidents`. */
export class ImportOtherReadingError extends AppError {
  readonly code = 'IMPORT_OTHER_READING';
}

/** Jira answered 429 or 503 and asks for more patience than this call has. Params: `retryAfterSeconds`. */
export class JiraBusyError extends AppError {
  readonly code = 'JIRA_BUSY';
}

/** Jira failed, or answered something its documentation does not promise. */
export class JiraUnavailableError extends AppError {
  readonly code = 'JIRA_UNAVAILABLE';
}

/** Jira refused this very request (4xx other than 429): trying again gives the same. */
export class JiraRefusedError extends AppError {
  readonly code = 'JIRA_UNAVAILABLE';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** A page token lapsed or belongs to another query: the walk begins again. */
export class StalePageError extends AppError {
  readonly code = 'JIRA_UNAVAILABLE';
}

export class StorageUnavailableError extends AppError {
  readonly code = 'STORAGE_UNAVAILABLE';
}
