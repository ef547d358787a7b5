/**
 * The platform's documented numbers, in one place. Each is enforced where it is imported; what is known but not enforced
 * is listed in `README.md`. Sizes are bytes, times are milliseconds unless the name says otherwise.
 * Limits of KVS and SQL stand beside their stores.
 */

const KIB = 1024;
const MIB = 1024 * KIB;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What a page may send with one `invoke`. */
export const FRONT_END_REQUEST_BYTES = 500 * KIB;
/** What a resolver may answer to a page. */
export const FRONT_END_RESPONSE_BYTES = 5 * MIB;
/** What any function may receive or return. */
export const BACK_END_PAYLOAD_BYTES = 5 * MIB;

/** What the form of an automation action may save. */
export const AUTOMATION_CONFIGURATION_BYTES = 100 * KIB;

/** Resolvers and triggers. */
export const SHORT_FUNCTION_SECONDS = 25;
/** Consumers and scheduled triggers, unless the manifest's `timeoutSeconds` says more. */
export const LONG_FUNCTION_SECONDS = 55;
export const LONGEST_FUNCTION_SECONDS = 900;
/** Heap of a function when the manifest says nothing. */
export const DEFAULT_MEMORY_MB = 512;

/** Log lines and bytes kept of one invocation; more are cut off, as the platform does. */
export const LOG_LINES_PER_INVOCATION = 100;
export const LOG_BYTES_PER_INVOCATION = 200 * KIB;

export const QUEUE_EVENTS_PER_PUSH = 50;
export const QUEUE_PUSH_BYTES = 200 * KIB;
/** One event's body when its consumer may run longer than LONG_FUNCTION_SECONDS. */
export const QUEUE_LONG_CONSUMER_EVENT_BYTES = 100 * KIB;
export const QUEUE_EVENTS_PER_MINUTE = 500;
export const QUEUE_MAX_DELAY_SECONDS = 900;
/** Longest chain of a consumer's function pushing again. */
export const QUEUE_CYCLIC_PUSHES = 1000;
/** Retries a function may ask for by returning `_retry`; as many redeliveries follow a throw. */
export const APP_RETRIES = 4;
export const RETRY_MAX_SECONDS = 900;
export const RETRY_DATA_BYTES = 4 * KIB;
/** An event that failed by the platform's fault (killed, out of memory, out of time) is kept this long. */
export const QUEUE_RETENTION = 96 * 60 * MINUTE;
/** First wait of the exponential backoff after a consumer threw; doubles, at most RETRY_MAX_SECONDS. */
export const REDELIVERY_BACKOFF = 30 * SECOND;

export const MANIFEST_BYTES = 200 * KIB;
export const RESOURCES_PER_APP = 50;
/** Files of one resource, and bytes of one of them. */
export const RESOURCE_FILES = 5000;
export const RESOURCE_FILE_BYTES = 100 * MIB;
/** Files and bytes of all resources together. */
export const ALL_RESOURCE_FILES = 25_000;
export const ALL_RESOURCE_BYTES = 1024 * MIB;
/** All files of `translations` together. */
export const TRANSLATION_BYTES = 100 * KIB;
/** Keys of functions and resources. */
export const MODULE_KEY_CHARACTERS = 23;
/** Names of queues. */
export const QUEUE_NAME_CHARACTERS = 36;

export const SCHEDULES_PER_APP = 5;
export const FIVE_MINUTE_SCHEDULES_PER_APP = 1;
/** "The first run is about five minutes after deployment." */
export const FIRST_SCHEDULE_DELAY = 5 * MINUTE;

/** Accounts in one call of the personal-data report. */
export const PRIVACY_ACCOUNTS_PER_CALL = 90;

export const FILTER_EXPRESSION_CHARACTERS = 10_000;
export const FILTER_EXPRESSION_STEPS = 50_000;

/** Invocations pages may cause: of one person and of one installation in a minute, of one installation in a second. */
export const INVOCATIONS_PER_MINUTE_AND_PERSON = 1200;
export const INVOCATIONS_PER_MINUTE = 7000;
export const INVOCATIONS_PER_SECOND = 300;

/** Requests to key-value storage in a second, and units read and written in a minute. */
export const KVS_REQUESTS_PER_SECOND = 1000;
export const KVS_READ_UNITS_PER_MINUTE = 4000;
export const KVS_WRITE_UNITS_PER_MINUTE = 4000;
/** What one unit holds; a smaller value takes a whole one. */
export const KVS_UNIT_BYTES = 10 * KIB;

/** Statements of Forge SQL on the data endpoint in a second, on the DDL endpoint in a minute. */
export const SQL_DML_PER_SECOND = 150;
export const SQL_DDL_PER_MINUTE = 25;
/** Time all statements of an installation may take in a minute. */
export const SQL_QUERY_TIME_PER_MINUTE = 62.5 * SECOND;

/** Points an app may spend on Jira in one UTC hour, one pool over all its sites. */
export const JIRA_POINTS_PER_HOUR = 65_000;
/** Share of the pool from which `X-RateLimit-NearLimit` is true. */
export const JIRA_NEAR_LIMIT_SHARE = 0.8;
/** Requests a second to one operation of one site, by method; bursts up to a second's worth pass at once. */
export const JIRA_BURST_PER_SECOND: Readonly<Record<string, number>> = {
  GET: 100,
  POST: 100,
  PUT: 50,
  DELETE: 50,
};
/** The operations with a rate of their own. */
export const JIRA_SPECIAL_BURST_PER_SECOND: Readonly<Record<string, number>> = {
  'GET /rest/api/3/issue/{issueIdOrKey}': 150,
  'GET /rest/api/3/issue/{issueIdOrKey}/changelog': 200,
  'POST /rest/api/3/search/approximate-count': 150,
  'POST /rest/api/3/expression/evaluate': 150,
  'GET /rest/api/3/user': 150,
  'GET /rest/api/3/group/by-id': 400,
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer': 5,
};
/** Writes to one issue. Both windows hold. */
export const JIRA_ISSUE_WRITES = { limit: 20, windowMs: 2 * SECOND };
export const JIRA_ISSUE_WRITES_LONG = { limit: 100, windowMs: 30 * SECOND };
/**
 * Our own number, not Atlassian's: the least time between two calls of which the second waited for the answer of the first.
 * By it the rates above are counted, since virtual time stands still while functions work.
 */
export const ROUND_TRIP = 50;
/** Our own number: the same for two calls of a client with a token, which come over the network. */
export const CLIENT_ROUND_TRIP = 150;
/** Product events may be this late. Upper bound of the hold when a fault reorders them. */
export const PRODUCT_EVENT_LATENESS = 3 * MINUTE;
