import type { z } from 'zod';
import type { TransferRow } from '../../contract/transfer';
import { StandingRow } from './alert-rows';
import { AlertRuleRow } from './alert-rules';
import { AskRow } from './asks';
import { StoredAct } from './audit';
import { ContractRow } from './contracts';
import { DetectorRow } from './detectors';
import { FollowUpRow } from './follow-ups';
import { SourceRow } from './incident-sources';
import { AnswerRow, InvitationRow } from './invitation-rows';
import { TABLES } from './migrations';
import { NameRow } from './names';
import { StoredRelease } from './releases';
import { RequestRow } from './request-rows';
import { MonthRow } from './staff-months';
import { StoredCellRow } from './stored-cell';
import { RatingRow } from './stored-ratings';
import type { TableDefinition } from './table-definition';

/** Made anew by themselves, or true of one moment of one site only, as numbers of people are. The settings travel on their own. */
const NOT_KEPT = new Set(
  'people marks pending_fields touches troubles clocks alert_fields alert_mails alert_threads thread_marks watermarks settings'.split(
    ' ',
  ),
);

/** Tables of an export, in its order. */
export const KEPT_TABLES: readonly TableDefinition[] = TABLES.filter(({ name }) => !NOT_KEPT.has(name));

/** Columns of the primary key, in its order. */
export const primaryOf = ({ keys }: TableDefinition): readonly string[] =>
  (keys.map((key) => /^PRIMARY KEY \((.+)\)$/.exec(key)?.[1]).find((columns) => columns !== undefined) ?? '').split(
    ', ',
  );

/** What reads the rows of each table: one that would not parse then is refused now. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  requests: RequestRow,
  invitations: InvitationRow,
  answers: AnswerRow,
  cells: StoredCellRow,
  releases: StoredRelease,
  names: NameRow,
  contracts: ContractRow,
  follow_ups: FollowUpRow,
  asks: AskRow,
  alerts: StandingRow,
  alert_rules: AlertRuleRow,
  detector_rules: DetectorRow,
  audit: StoredAct,
  incident_sources: SourceRow,
  staff_months: MonthRow,
  native_ratings: RatingRow,
};

/** Whether a row of a file is one that this release could have written: its table, its columns, their types. */
export const isWhole = ([name, row]: TransferRow): boolean => {
  const table = KEPT_TABLES.find((each) => each.name === name);
  if (table === undefined) return false;
  const columns = Object.entries(table.columns);
  const isKnown = Object.keys(row).every((column) => column in table.columns);
  const fits = columns.every(([column, type]) =>
    isOf(table.people?.includes(column) === true ? ACCOUNT : type, row[column]),
  );
  const isRead = (): boolean => SCHEMAS[name]?.safeParse({ ...defaultsOf(table), ...row }).success === true;
  return isKnown && fits && isRead();
};

/** What stands in the columns that a row leaves out. */
const defaultsOf = ({ columns }: TableDefinition): TransferRow[1] =>
  Object.fromEntries(
    Object.entries(columns).map(([column, type]) => {
      const number = /DEFAULT (-?\d+)/.exec(type)?.[1];
      return [column, number === undefined ? null : Number(number)];
    }),
  );

/** What a file has in place of a person's number. */
const ACCOUNT = 'VARCHAR(128) NULL';

const WHOLE = /^-?\d{1,18}$/;
/** The largest number of each type. */
const LARGEST: Readonly<Record<string, number>> = { TINYINT: 127, SMALLINT: 32_767, INT: 2_147_483_647 };

const isWithin = (value: string | number, largest: number): boolean =>
  WHOLE.test(String(value)) && Math.abs(Number(value)) <= largest;

/** A column that is left out takes its default: an older release did not know it. */
const mayLack = (type: string, value: null | undefined): boolean =>
  !type.includes('NOT NULL') || (value === undefined && type.includes('DEFAULT'));

const isOf = (type: string, value: string | number | null | undefined): boolean => {
  if (value === undefined || value === null) return mayLack(type, value);
  const whole = /^(?:BIG|SMALL|TINY)?INT/.exec(type)?.[0];
  if (whole !== undefined) return isWithin(value, LARGEST[whole] ?? Infinity);
  if (type.startsWith('DOUBLE')) return Number.isFinite(Number(value));
  const length = Number(/^VARCHAR\((\d+)\)/.exec(type)?.[1] ?? 60_000);
  return typeof value === 'string' && [...value].length <= length;
};
