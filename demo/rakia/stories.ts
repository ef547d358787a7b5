import { EXPENSE_CONTRACT, filledForm, PAYSLIP_CONTRACT, type AgreedContract } from './contracts.ts';
import { PROCESSES } from './processes.ts';
import type { Step, TimedStep } from './plan-traffic.ts';

/** Requests that were not rolled but told, each by its name. Numbers of the plan that traffic never reaches. */
export const STORY_REQUESTS = { bounced: 1_000_001, holiday: 1_000_002, unrated: 1_000_003, fresh: 1_000_004 } as const;

/** Jira's key of each. */
export type StoryKeys = Readonly<Record<keyof typeof STORY_REQUESTS, string>>;

const DANA = 'dana-mizrahi';
const YOSSI = 'yossi-amar';
const LIAT = 'liat-shaked';

type Told = readonly [at: string, step: Step];

/**
 * Passed between payroll and HR three times since July, silent for six working days, and nobody decides. The hour of its
 * creation makes it the 118th request of payroll.
 */
const BOUNCED: readonly Told[] = [
  ['2026-07-14T11:00:00+03:00', create(DANA, 'payslip-fix', { summary: 'תוספת כוננות לא משולמת מיוני', without: 2 })],
  ['2026-07-14T13:10:00+03:00', assign(YOSSI, YOSSI)],
  ['2026-07-14T13:20:00+03:00', reply(YOSSI, 'קיבלנו. בודקים מול משאבי האנוש אם התוספת אושרה.')],
  ['2026-07-14T13:25:00+03:00', move(YOSSI, 'start')],
  ['2026-07-20T10:00:00+03:00', assign(YOSSI, LIAT)],
  ['2026-08-04T12:30:00+03:00', reply(LIAT, 'אצלנו זה מאושר. מעבירים חזרה לשכר.')],
  ['2026-08-04T12:35:00+03:00', assign(LIAT, YOSSI)],
  ['2026-09-08T15:00:00+03:00', reply(YOSSI, 'בלי מכתב מעודכן ממשאבי האנוש לא נוכל לשלם.')],
  ['2026-09-08T15:05:00+03:00', assign(YOSSI, LIAT)],
  ['2026-10-15T09:40:00+03:00', reply(DANA, 'עברו ארבעה חודשים. מי מחליט?')],
  ['2026-11-11T16:20:00+02:00', reply(LIAT, 'המכתב אצל שכר. אנחנו לא יכולים לאשר תשלום.')],
];

/** Opened before Rosh Hashana and solved after it: three working hours in four days. */
const HOLIDAY: readonly Told[] = [
  ['2026-09-10T16:00:00+03:00', create(DANA, 'payslip-fix', { summary: 'ניכוי כפול בתלוש אוגוסט', without: null })],
  ['2026-09-10T16:20:00+03:00', assign(YOSSI, YOSSI)],
  ['2026-09-10T16:40:00+03:00', reply(YOSSI, 'מצאנו את הניכוי הכפול. נתקן מיד אחרי החג.')],
  ['2026-09-10T16:45:00+03:00', move(YOSSI, 'start')],
  ['2026-09-14T10:00:00+03:00', move(YOSSI, 'resolve')],
];

/** Closed on Thursday and waiting for its one click. */
const UNRATED: readonly Told[] = [
  ['2026-11-17T10:05:00+02:00', create(DANA, 'payslip-fix', { summary: 'תיקון תלוש אוקטובר', without: null })],
  ['2026-11-17T10:40:00+02:00', assign(YOSSI, YOSSI)],
  ['2026-11-17T11:15:00+02:00', reply(YOSSI, 'קיבלנו, מתקנים.')],
  ['2026-11-17T11:20:00+02:00', move(YOSSI, 'start')],
  ['2026-11-19T12:00:00+02:00', move(YOSSI, 'resolve')],
];

/** Asked a quarter of an hour ago: the promise is still ahead. */
const FRESH: readonly Told[] = [
  ['2026-11-22T08:50:00+02:00', create(DANA, 'payslip-fix', { summary: 'בונוס רבעוני חסר בתלוש אוקטובר', without: 2 })],
];

/** No request: what two sides agreed on. */
const NO_REQUEST = 2_000_000;

/** The contracts of the firm: written by the desk, and signed by both sides within two days. */
function planContracts(): readonly TimedStep[] {
  return [...agreed('2026-07-05', PAYSLIP_CONTRACT), ...agreed('2026-07-07', EXPENSE_CONTRACT)];
}

function agreed(date: string, contract: AgreedContract): readonly TimedStep[] {
  const at = (time: string): number => Date.parse(`${date}T${time}:00+03:00`);
  return [
    { at: at('10:00'), request: NO_REQUEST, step: { kind: 'draft-contract', contract } },
    { at: at('10:20'), request: NO_REQUEST, step: { kind: 'sign-contract', contract, side: 'giving' } },
    { at: at('14:30'), request: NO_REQUEST, step: { kind: 'sign-contract', contract, side: 'receiving' } },
  ];
}

/** What the stories of the demonstration add to its traffic, in order of time. */
export function planStories(): readonly TimedStep[] {
  return [
    ...planContracts(),
    ...told(STORY_REQUESTS.bounced, BOUNCED),
    ...told(STORY_REQUESTS.holiday, HOLIDAY),
    ...told(STORY_REQUESTS.unrated, UNRATED),
    ...told(STORY_REQUESTS.fresh, FRESH),
  ];
}

function told(request: number, steps: readonly Told[]): readonly TimedStep[] {
  return steps.map(([at, step]) => ({ at: Date.parse(at), request, step }));
}

/** `without` is the number of the item that the requester forgot. */
function create(
  by: string,
  processId: string,
  what: { readonly summary: string; readonly without: number | null },
): Step {
  const process = PROCESSES.find(({ id }) => id === processId);
  if (process === undefined) throw new RangeError(`${processId} is no process of the firm`);
  const fields = filledForm(processId, { language: 'he', without: what.without });
  return { kind: 'create', by, summary: what.summary, process, fields };
}

function assign(by: string, to: string): Step {
  return { kind: 'assign', by, to };
}

function reply(by: string, body: string): Step {
  return { kind: 'comment', by, body };
}

function move(by: string, to: Extract<Step, { kind: 'transition' }>['to']): Step {
  return { kind: 'transition', by, to };
}
