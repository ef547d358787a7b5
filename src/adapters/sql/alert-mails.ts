import { z } from 'zod';
import { AccountId, type Instant } from '../../contract/ids';
import type { Delivery } from '../../domain/alerts/deliveries';
import type { AlertMails, MailCounts, MailState } from '../../usecases/ports/telling';
import { WholeNumber } from './columns';
import type { Database } from './database';

const ClaimedRow = z.object({
  issue_id: z.coerce.string(),
  metric: z.string(),
  started_at: WholeNumber,
  goal_ms: WholeNumber,
  threshold: z.string(),
});
const ToldRow = z.object({ account_id: AccountId, n: WholeNumber });
const CountRow = z.object({ state: z.enum(['sending', 'sent', 'unknown', 'refused', 'dropped']), n: WholeNumber });

export const createAlertMails = (db: Database): AlertMails => ({
  claim: (deliveries, claim) => claimAll(db, deliveries, claim),

  settle: async (token, state) => {
    if (state === null) await db.deleteFrom('alert_mails').where('token', '=', token).execute();
    else await db.updateTable('alert_mails').set({ state }).where('token', '=', token).execute();
  },

  toldSince: async (accountIds, since) => {
    if (accountIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('alert_mails')
      .select((eb) => ['account_id', eb.fn.count('token').distinct().as('n')])
      .where('account_id', 'in', [...accountIds])
      .where('moved_at', '>=', since)
      .where('state', 'in', ['sending', 'sent', 'unknown'])
      .groupBy('account_id')
      .execute();
    return new Map(
      z
        .array(ToldRow)
        .parse(rows)
        .map(({ account_id: accountId, n }) => [accountId, n]),
    );
  },

  counts: (since, stuckSince) => readCounts(db, since, stuckSince),
});

interface Claim {
  readonly token: string;
  readonly at: Instant;
  readonly state: MailState;
}

const claimAll = async (
  db: Database,
  deliveries: readonly Delivery[],
  { token, at, state }: Claim,
): Promise<readonly Delivery[]> => {
  if (deliveries.length === 0) return [];
  await db
    .insertInto('alert_mails')
    .ignore()
    .values(
      deliveries.map(({ alert, to }) => ({
        issue_id: alert.issueId,
        metric: alert.metric,
        started_at: alert.startedAt,
        goal_ms: alert.goalMs,
        threshold: alert.threshold,
        account_id: to,
        state,
        token,
        moved_at: at,
      })),
    )
    .execute();
  // The insert does not say which rows it has ignored, so the claim is read back.
  const rows = await db
    .selectFrom('alert_mails')
    .select(['issue_id', 'metric', 'started_at', 'goal_ms', 'threshold'])
    .where('token', '=', token)
    .execute();
  const owned = new Set(
    z
      .array(ClaimedRow)
      .parse(rows)
      .map((row) => [row.issue_id, row.metric, row.started_at, row.goal_ms, row.threshold].join(' ')),
  );
  return deliveries.filter(({ alert }) =>
    owned.has([alert.issueId, alert.metric, alert.startedAt, alert.goalMs, alert.threshold].join(' ')),
  );
};

const readCounts = async (db: Database, since: Instant, stuckSince: Instant): Promise<MailCounts> => {
  const rows = await db
    .selectFrom('alert_mails')
    .select((eb) => ['state', eb.fn.count('token').distinct().as('n')])
    .where('moved_at', '>=', since)
    .where((eb) => eb.or([eb('state', '!=', 'sending'), eb('moved_at', '<', stuckSince)]))
    .groupBy('state')
    .execute();
  const counts = { sent: 0, unknown: 0, refused: 0, dropped: 0 };
  // Cut off while it was sent: whether it arrived nobody knows.
  for (const { state, n } of z.array(CountRow).parse(rows)) counts[state === 'sending' ? 'unknown' : state] += n;
  return counts;
};
