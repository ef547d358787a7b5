import type { Desk, Who } from '../desk.ts';

/** Who asks every operation, in the order of `answers`. Vera may look at payroll and works on no desk. */
export const ROLES = [
  { role: 'site admin', who: 'amit' },
  { role: 'project admin', who: 'pola' },
  { role: 'agent', who: 'adi' },
  { role: 'viewer', who: 'vera' },
  { role: 'customer', who: 'dana' },
  { role: 'unlicensed', who: 'noa' },
  { role: 'app', who: 'app' },
] as const;

/** What is sent besides the operation itself. Names of the path that are left out have a usual value. */
interface Asked {
  readonly at?: Readonly<Record<string, string>>;
  /** Without the question mark. */
  readonly query?: string;
  readonly body?: unknown;
  /** A form with files in place of a body. */
  readonly files?: readonly File[];
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Refused extends Asked {
  readonly as: Who;
  readonly before?: (desk: Desk) => Promise<void>;
}

type Answers = readonly [number, number, number, number, number, number, number];

/** One operation: what each role is answered to a sound call, and a call for every documented error no role meets. */
export interface Row extends Asked {
  /** Method and path as Atlassian spells them. */
  readonly operation: string;
  /** Statuses in the order of `ROLES`. */
  readonly answers: Answers;
  readonly refused?: Readonly<Record<number, Refused>>;
  /** Documented statuses that cannot arise here, each with its reason. */
  readonly never?: Readonly<Record<number, string>>;
  /** Answers callers nobody knows, so that nobody is refused 401. */
  readonly anonymous?: true;
}

/** Reasons that hold for many rows. */
export const HIDDEN = 'what the caller may not see is 404, so that nobody learns it is there';
export const ALONE = 'calls are answered one after the other, so no two changes meet';
export const CHECKED = 'a world is checked when it is declared, so configuration is never broken';
export const NO_FAULT = 'nothing but the path is sent, and a path to nothing is 404';
export const OPEN = 'answers callers nobody knows';

/** Reasons that hold for every row. */
export const NEVER: Readonly<Record<number, string>> = {
  429: 'rates are counted in front of the desk; faults bring it about (platform/jira-faults.test.ts)',
  500: 'the desk does not fail by itself; faults bring it about (platform/jira-faults.test.ts)',
};

/** Values of names in a path when a row does not say otherwise. */
export const USUAL: Readonly<Record<string, string>> = {
  issueIdOrKey: 'PAY-1',
  requestIdOrKey: 'PAY-2',
  projectIdOrKey: 'PAY',
  projectKeyOrId: 'PAY',
  id: '10001',
  commentId: '10001',
  propertyKey: 'note',
  dashboardId: '10000',
  itemId: '10001',
  gadgetId: '10001',
  serviceDeskId: '1',
  requestTypeId: '101',
  queueId: '1',
  organizationId: '7',
  slaMetricId: '1',
};
