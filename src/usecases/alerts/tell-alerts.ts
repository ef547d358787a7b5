import type { AlertRule } from '../../contract/alert-rules';
import type { AccountId, Instant } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import { planDeliveries, type Delivery, type DueAlert, type RolePeople } from '../../domain/alerts/deliveries';
import { planMails, type Mail } from '../../domain/alerts/plan-mails';
import { isSameRun, type ReadIssue } from '../../domain/alerts/read-clock';
import { createTellingHours } from '../../domain/alerts/telling-hours';
import { processIdOf } from '../../domain/experience/process';
import { toInstant } from '../../domain/time/instant';
import type { AlertRules, ClockReader } from '../ports/alerts';
import type { Contracts } from '../ports/contracts';
import type { SettingsStore } from '../ports/facts';
import type { AlertMails, AlertPeople, AlertThreads, Mailer, RaisedAlert, UntoldAlerts } from '../ports/telling';
import type { Clock, NewToken } from '../ports/system';
import { mailWords, type ToldAlert } from './alert-wording';
import { rolesIn, type Place, type Roles } from './told-roles';
import { hasChannel, rulesNow } from './rules-now';

export interface TellAlertsDeps {
  readonly untold: Pick<UntoldAlerts, 'due' | 'remember'>;
  readonly alertRules: Pick<AlertRules, 'all'>;
  readonly alertMails: AlertMails;
  readonly alertPeople: AlertPeople;
  readonly threads: Pick<AlertThreads, 'mark'>;
  readonly mailer: Mailer;
  readonly clockReader: Pick<ClockReader, 'read'>;
  readonly contracts: Pick<Contracts, 'findInForce'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

const MOST_ALERTS = 100;

/**
 * Tells what was raised: marks the comments, and sends each person what the rules want now. A message is claimed before it is
 * sent and never sent again; cut off in between it is counted as `unknown`. What is held until later is planned again then.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; what is left is still untold
 */
export const tellAlerts = (deps: TellAlertsDeps) => async (): Promise<void> => {
  const now = deps.clock.now();
  const untold = await deps.untold.due(now, MOST_ALERTS);
  if (untold.length === 0) return;
  const rules = await rulesNow(deps.alertRules);
  const silent = untold.filter((alert) => !hasChannel(rules, alert, 'mail') && !hasChannel(rules, alert, 'comment'));
  if (silent.length > 0) await deps.untold.remember(silent, null);
  const wanted = untold.filter((alert) => !silent.includes(alert));
  if (wanted.length > 0) await tell(deps, wanted, { rules, now });
};

interface Telling {
  readonly rules: readonly AlertRule[];
  readonly now: Instant;
}

const tell = async (deps: TellAlertsDeps, untold: readonly RaisedAlert[], { rules, now }: Telling): Promise<void> => {
  const { settings } = await deps.settings.get();
  const { issues } = await deps.clockReader.read([...new Set(untold.map(({ issueId }) => issueId))]);
  const due = await dueOf(deps, untold, { issues, settings });
  const hours = createTellingHours(settings.calendar);
  const people = [
    ...new Set(due.flatMap((each) => Object.values(each.people).flatMap((id: AccountId | null) => id ?? []))),
  ];
  const toldToday = await deps.alertMails.toldSince(people, toInstant(hours.startOfDay(now)));
  const plan = planDeliveries(due, { rules, toldToday, hours, now });
  await deps.threads.mark([...new Set(plan.comments.map(({ issueId }) => issueId))], now);
  const { mails, dropped } = planMails(plan, now);
  await deps.alertMails.claim(dropped, { token: deps.newToken(), at: now, state: 'dropped' });
  const unsent = await sendAll(deps, mails, { issues, settings, now });
  const later = [...plan.held, ...plan.digest].filter(({ at }) => at > now);
  await remember(deps, untold, { later, unsent });
};

/** Alerts whose clock still runs as it did; the others are over, and nobody is told of them. */
const dueOf = async (
  deps: TellAlertsDeps,
  untold: readonly RaisedAlert[],
  { issues, settings }: { readonly issues: readonly ReadIssue[]; readonly settings: Settings },
): Promise<readonly DueAlert[]> => {
  const rolesOf = rolesByPlace(deps, settings);
  const due: DueAlert[] = [];
  for (const alert of untold) {
    const issue = issues.find(({ issueId }) => issueId === alert.issueId);
    if (issue === undefined || !isRunning(issue, alert)) continue;
    const processId = processIdOf(settings, issue);
    const { issueKey, projectId } = issue;
    const { lead, decider } = await rolesOf({ projectId, processId });
    const people: RolePeople = { assignee: issue.assigneeId, 'team-lead': lead, 'fast-decider': decider };
    due.push({ alert: { ...alert, issueKey, projectId }, people, raisedAt: alert.raisedAt });
  }
  return due;
};

/** Whom a process tells by role; each contract is read once. */
const rolesByPlace = (deps: TellAlertsDeps, settings: Settings) => {
  const known = new Map<string, Roles>();
  return async (place: Place): Promise<Roles> => {
    const key = `${place.projectId} ${place.processId ?? ''}`;
    const roles = known.get(key) ?? (await rolesIn(deps, settings, place));
    known.set(key, roles);
    return roles;
  };
};

const isRunning = ({ issueId, clocks }: ReadIssue, alert: RaisedAlert): boolean =>
  clocks.some((clock) => isSameRun(alert, { issueId, ...clock }));

interface Sending {
  readonly issues: readonly ReadIssue[];
  readonly settings: Settings;
  readonly now: Instant;
}

/** Sends one after the other; answers what Jira had no time for, which is still to be told. */
const sendAll = async (
  deps: TellAlertsDeps,
  mails: readonly Mail[],
  context: Sending,
): Promise<readonly Delivery[]> => {
  const unsent: Delivery[] = [];
  for (const mail of mails) {
    const seen: Delivery[] = [];
    for (const delivery of mail.deliveries) {
      if (await deps.alertPeople.canBrowse(delivery.alert.issueKey, mail.to)) seen.push(delivery);
    }
    const unseen = mail.deliveries.filter((delivery) => !seen.includes(delivery));
    await deps.alertMails.claim(unseen, { token: deps.newToken(), at: context.now, state: 'refused' });
    unsent.push(...(await send(deps, { to: mail.to, deliveries: seen }, context)));
  }
  return unsent;
};

/** From the claim to the outcome nothing else is asked: what cuts this off leaves the message in doubt. */
const send = async (
  deps: TellAlertsDeps,
  { to, deliveries }: Mail,
  { issues, settings, now }: Sending,
): Promise<readonly Delivery[]> => {
  if (deliveries.length === 0) return [];
  const token = deps.newToken();
  const language = await deps.alertPeople.languageOf(to);
  const owned = await deps.alertMails.claim(deliveries, { token, at: now, state: 'sending' });
  const [first] = owned;
  if (first === undefined) return [];
  const told = owned.map(({ alert }): ToldAlert => ({ ...alert, breachAt: breachOf(alert, issues) }));
  const words = mailWords(told, { now, language, zone: settings.calendar.zone });
  const outcome = await deps.mailer.send({ issueId: first.alert.issueId, to, language, ...words });
  await deps.alertMails.settle(token, outcome === 'busy' ? null : outcome);
  return outcome === 'busy' ? owned : [];
};

const breachOf = ({ issueId, metric }: Delivery['alert'], issues: readonly ReadIssue[]): Instant | null =>
  issues.find((issue) => issue.issueId === issueId)?.clocks.find((clock) => clock.metric === metric)?.breachAt ?? null;

/** When each alert is to be looked at again: at the first of its later messages, at the next run, or never. */
const remember = async (
  deps: TellAlertsDeps,
  untold: readonly RaisedAlert[],
  {
    later,
    unsent,
  }: {
    readonly later: readonly { readonly alert: Delivery['alert']; readonly at: Instant }[];
    readonly unsent: readonly Delivery[];
  },
): Promise<void> => {
  const isOf = (alert: RaisedAlert) => (each: { readonly alert: Delivery['alert'] }) =>
    isSameRun(each.alert, alert) && each.alert.threshold === alert.threshold;
  const kept = untold.filter((alert) => !unsent.some(isOf(alert)));
  const nextOf = (alert: RaisedAlert): Instant | null => {
    const times = later.filter(isOf(alert)).map(({ at }) => at);
    return times.length === 0 ? null : toInstant(Math.min(...times));
  };
  for (const [at, alerts] of Map.groupBy(kept, nextOf)) await deps.untold.remember(alerts, at);
};
