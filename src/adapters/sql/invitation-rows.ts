import type { Insertable } from 'kysely';
import { z } from 'zod';
import { AccountId, Instant, IssueId } from '../../contract/ids';
import { AnswerMode, Direction, Driver, Language, NotAskedReason } from '../../contract/words';
import type { Answer } from '../../domain/survey/answer';
import type { Invitation } from '../../domain/survey/invitation';
import { NumericId, RareFlag, RealNumber, toRareFlag, WholeNumber } from './columns';
import type { AnswersTable, InvitationsTable } from './tables';

const At = WholeNumber.pipe(Instant);

const DRIVER_LETTERS: Readonly<Record<Driver, string>> = { ease: 'e', clarity: 'c', trust: 't' };
const StoredDriver = z.enum(['e', 'c', 't']).transform((letter): Driver => {
  const found = Driver.options.find((driver) => DRIVER_LETTERS[driver] === letter);
  return found ?? 'ease';
});

/** The direction in which each language is written. */
const NATURAL: Readonly<Record<Language, Direction>> = { en: 'ltr', he: 'rtl' };

/** Probabilities that nearly every row has, and none therefore writes. */
const CERTAIN = 1;
const ONE_IN_THREE = 1 / 3;

/** A row of `invitations`, under the column names of the table, people as accounts. */
export const InvitationRow = z
  .object({
    issue_id: NumericId.pipe(IssueId),
    close_no: WholeNumber,
    requester_id: AccountId.nullable(),
    summary: z.string(),
    withdrawn_why: z.enum(['reopened', 'reporter-changed']).nullable(),
    not_asked_reason: NotAskedReason.nullable(),
    probability: RealNumber.nullable(),
    driver_item: StoredDriver,
    driver_probability: RealNumber.nullable(),
    asks_lost_time: RareFlag,
    declined: RareFlag,
    on_behalf: RareFlag,
    main_id: NumericId.pipe(IssueId).nullable(),
    closed_at: At,
    opens_at: At.nullable(),
    expires_at: At,
  })
  .transform((row): Invitation => ({
    issueId: row.issue_id,
    closeNo: row.close_no,
    requesterId: row.requester_id,
    summary: row.summary,
    status: row.withdrawn_why === null ? 'open' : 'withdrawn',
    withdrawnWhy: row.withdrawn_why,
    notAskedReason: row.not_asked_reason,
    probability: row.probability ?? CERTAIN,
    driverItem: row.driver_item,
    driverProbability: row.driver_probability ?? ONE_IN_THREE,
    asksLostTime: row.asks_lost_time,
    declined: row.declined,
    onBehalf: row.on_behalf,
    mainId: row.main_id,
    closedAt: row.closed_at,
    // Left out where the close is asked about at once, as most are.
    opensAt: row.opens_at ?? row.closed_at,
    expiresAt: row.expires_at,
  }));

export const INVITATION_COLUMNS = [
  'issue_id',
  'close_no',
  'requester_id',
  'summary',
  'withdrawn_why',
  'not_asked_reason',
  'probability',
  'driver_item',
  'driver_probability',
  'asks_lost_time',
  'declined',
  'on_behalf',
  'main_id',
  'closed_at',
  'opens_at',
  'expires_at',
] as const satisfies readonly (keyof InvitationsTable)[];

/** Jira's own limit of a summary, and the column's. */
const SUMMARY_LIMIT = 255;

/** @param requester number of the requester, see `people` */
export const toInvitationRow = (invitation: Invitation, requester: number | null): Insertable<InvitationsTable> => ({
  issue_id: invitation.issueId,
  close_no: invitation.closeNo,
  requester_id: requester,
  summary: [...invitation.summary].slice(0, SUMMARY_LIMIT).join(''),
  withdrawn_why: invitation.withdrawnWhy,
  not_asked_reason: invitation.notAskedReason,
  probability: invitation.probability === CERTAIN ? null : invitation.probability,
  driver_item: DRIVER_LETTERS[invitation.driverItem],
  driver_probability: invitation.driverProbability === ONE_IN_THREE ? null : invitation.driverProbability,
  asks_lost_time: toRareFlag(invitation.asksLostTime),
  declined: toRareFlag(invitation.declined),
  on_behalf: toRareFlag(invitation.onBehalf),
  main_id: invitation.mainId,
  opens_at: invitation.opensAt === invitation.closedAt ? null : invitation.opensAt,
  closed_at: invitation.closedAt,
  expires_at: invitation.expiresAt,
});

/** Nearly every answer is one that was asked for: the column is empty then. */
export const INVITED = 'invited' satisfies AnswerMode;

/** The mode of an answer, from its column. */
export const StoredMode = AnswerMode.nullable().transform((mode) => mode ?? INVITED);

/** A row of `answers`, under the column names of the table. */
export const AnswerRow = z
  .object({
    item: z.enum(['experience', 'ease', 'clarity', 'trust', 'reasons', 'comment', 'lost-time', 'solved']),
    value: WholeNumber.nullable(),
    body: z.string().nullable(),
    direction: Direction.nullable(),
    language: Language,
    mode: StoredMode,
    probability: RealNumber.nullable(),
    for_team: RareFlag,
    answered_at: At,
  })
  .transform((row): Answer => ({
    item: row.item,
    value: row.value,
    body: row.body,
    direction: row.direction ?? NATURAL[row.language],
    language: row.language,
    mode: row.mode,
    probability: row.probability ?? CERTAIN,
    forTeam: row.for_team,
    answeredAt: row.answered_at,
  }));

export const ANSWER_COLUMNS = [
  'item',
  'value',
  'body',
  'direction',
  'language',
  'mode',
  'probability',
  'for_team',
  'answered_at',
] as const satisfies readonly (keyof AnswersTable)[];

export const toAnswerRow = (to: Pick<Invitation, 'issueId' | 'closeNo'>, answer: Answer): Insertable<AnswersTable> => ({
  issue_id: to.issueId,
  close_no: to.closeNo,
  item: answer.item,
  value: answer.value,
  body: answer.body,
  direction: answer.direction === NATURAL[answer.language] ? null : answer.direction,
  language: answer.language,
  mode: answer.mode === INVITED ? null : answer.mode,
  probability: answer.probability === CERTAIN ? null : answer.probability,
  for_team: toRareFlag(answer.forTeam),
  answered_at: answer.answeredAt,
});
