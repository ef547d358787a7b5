import type { AccountId, Instant, IssueId, IssueKey } from '../contract/ids';
import type { PanelAsk } from '../contract/panel';
import type { RequiredItem, Wording } from '../contract/required-item';
import type { Language } from '../contract/words';
import { isCutOff, missingItemsOf, type Ask, type MissingItems } from '../domain/contract/ask';
import { missingItems } from '../domain/contract/completeness';
import type { ServiceContract } from '../domain/contract/service-contract';
import type { ObservedIssue } from '../domain/experience/observed-issue';
import { recordOf, workingTimeBy } from '../domain/experience/request-facts';
import { whyOff } from '../domain/experience/scope';
import { toInstant } from '../domain/time/instant';
import { createDeskCalendars } from '../domain/time/desk-calendars';
import { askLines } from './ask-wording';
import { toOffError } from './off-error';
import type { AskComments, Asks } from './ports/asks';
import { NoAccessError, NothingMissingError } from './ports/errors';
import type { SettingsStore } from './ports/facts';
import type { People, Staff, ViewerIssues } from './ports/jira';
import type { Clock } from './ports/system';
import { promiseNow, type PromiseDeps } from './promise-now';
import { readOptionsOf } from './read-options';

export interface ReadAskDeps {
  readonly asks: Pick<Asks, 'find'>;
  readonly staff: Staff;
  readonly people: Pick<People, 'findLanguage'>;
}

export interface AskRequesterDeps extends ReadAskDeps, PromiseDeps {
  readonly asks: Asks;
  readonly askComments: AskComments;
  readonly people: Pick<People, 'findLanguage' | 'wasActive'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly issues: ViewerIssues;
  readonly clock: Clock;
  readonly isLicensed: boolean;
}

interface AskCall {
  readonly issue: IssueId | IssueKey;
  readonly accountId: AccountId;
  readonly language: Language;
}

/**
 * Asks the requester in public for what the contract wants and the request lacks, as the person at the screen. The same
 * items are asked for once, however often and by however many it is called. Claimed before it is written: cut off in
 * between, the next call looks for the comment first.
 * @throws NoAccessError, SwitchedOffError, LicenceLapsedError, NothingMissingError, JiraBusyError, JiraUnavailableError,
 * StorageUnavailableError
 */
export const askRequester =
  (deps: AskRequesterDeps) =>
  async (call: AskCall): Promise<PanelAsk> => {
    const lack = await findMissing(deps, call);
    const which = missingItemsOf(lack.issue.issueId, lack.missing);
    const now = deps.clock.now();
    const known = await deps.asks.find(which);
    if (known !== null && !isCutOff(known, now)) return { kind: 'asked', at: known.askedAt };
    if (await wasAsked(deps, { which, known, now }, lack)) return { kind: 'asked', at: now };
    throw new NoAccessError('this person may not comment');
  };

interface Taking {
  readonly which: MissingItems;
  readonly known: Ask | null;
  readonly now: Instant;
}

interface Missing {
  readonly issue: ObservedIssue;
  readonly missing: readonly RequiredItem[];
  readonly format: Wording;
}

/** Claims, and writes. Where nobody can tell whether it was claimed or written, the next call may look at once. */
const wasAsked = async (
  { asks, askComments, people }: AskRequesterDeps,
  { which, known, now }: Taking,
  lack: Missing,
): Promise<boolean> => {
  try {
    if (!(await tryTake(asks, { which, known, now }))) return true;
    const isThere = known !== null && (await askComments.isThere(which));
    const isWritten =
      isThere || (await askComments.tryWrite(which, askLines(lack, await languageFor(people, lack.issue))));
    await (isWritten ? asks.settle(which) : asks.release(which));
    return isWritten;
  } catch (error) {
    await asks.tryRenew(which, now, toInstant(0));
    throw error;
  }
};

const tryTake = (asks: Asks, { which, known, now }: Taking): Promise<boolean> =>
  known === null ? asks.tryClaim(which, now) : asks.tryRenew(which, known.askedAt, now);

const findMissing = async (deps: AskRequesterDeps, call: AskCall): Promise<Missing> => {
  const { settings } = await deps.settings.get();
  const issue = await deps.issues.find(call.issue, readOptionsOf(settings));
  if (issue === null) throw new NoAccessError('the issue is not there for this person');
  const why = whyOff(settings, { projectId: issue.projectId, isLicensed: deps.isLicensed });
  if (why !== null) throw toOffError(why);
  if (!(await deps.staff.isStaff({ ...call, projectId: issue.projectId }))) throw new NoAccessError('not on this desk');
  const calendars = createDeskCalendars(settings);
  const life = recordOf(issue, settings, workingTimeBy(calendars));
  const calendar = calendars.of(life.processId);
  const found = await promiseNow(deps, { ...call, issue, life, calendar, settings, now: deps.clock.now() });
  const terms = life.closedAt === null ? (found?.contract.terms ?? null) : null;
  const missing = terms === null ? [] : missingItems(terms.complete, issue.presence);
  if (terms === null || missing.length === 0) throw new NothingMissingError('nothing is missing now');
  return { issue, missing, format: terms.format };
};

const languageFor = async (people: ReadAskDeps['people'], { requester }: ObservedIssue): Promise<Language | null> =>
  requester === null ? null : people.findLanguage(requester.accountId);

interface AskedIssue {
  readonly issue: ObservedIssue;
  readonly contract: ServiceContract;
  readonly accountId: AccountId;
  readonly now: Instant;
}

/**
 * What the panel offers of it on an open request: the words that would be written, or when they were. null where nothing
 * is missing, or this person is not on the desk.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readAsk = async (
  deps: ReadAskDeps,
  { issue, contract, accountId, now }: AskedIssue,
): Promise<PanelAsk | null> => {
  const missing = missingItems(contract.terms.complete, issue.presence);
  if (missing.length === 0 || !(await deps.staff.isStaff({ accountId, projectId: issue.projectId }))) return null;
  const known = await deps.asks.find(missingItemsOf(issue.issueId, missing));
  if (known !== null && !isCutOff(known, now)) return { kind: 'asked', at: known.askedAt };
  const { format } = contract.terms;
  return { kind: 'ready', lines: [...askLines({ missing, format }, await languageFor(deps.people, issue))] };
};
