import type { z } from 'zod';
import type { TransferRow } from '../../contract/transfer';
import { AnswerRow, InvitationRow } from './invitation-rows';
import { TABLES } from './migrations';
import { RequestRow } from './request-rows';
import type { TableDefinition } from './table-definition';

/** Made anew by themselves, or true of one moment of one site only. The settings travel on their own. */
const NOT_KEPT = new Set(
  'marks pending_fields touches clocks alert_fields alert_mails alert_threads thread_marks watermarks settings'.split(
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

/** Rows that are parsed when they are read: one that would not parse then is refused now. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  requests: RequestRow,
  invitations: InvitationRow,
  answers: AnswerRow,
};

/** Whether a row of a file is one that this release could have written: its table, its columns, their types. */
export const isWhole = ([name, row]: TransferRow): boolean => {
  const table = KEPT_TABLES.find((each) => each.name === name);
  if (table === undefined) return false;
  const columns = Object.entries(table.columns);
  const isKnown = Object.keys(row).every((column) => column in table.columns);
  const fits = columns.every(([column, type]) => isOf(type, row[column]));
  return isKnown && fits && (SCHEMAS[name]?.safeParse(row).success ?? true);
};

const WHOLE = /^-?\d{1,18}$/;

/** A column that is left out takes its default: an older release did not know it. */
const isOf = (type: string, value: string | number | null | undefined): boolean => {
  if (value === undefined) return type.includes('DEFAULT') || !type.includes('NOT NULL');
  if (value === null) return !type.includes('NOT NULL');
  if (/^(BIGINT|INT)/.test(type)) return WHOLE.test(String(value));
  if (type.startsWith('DOUBLE')) return Number.isFinite(Number(value));
  const length = Number(/^VARCHAR\((\d+)\)/.exec(type)?.[1] ?? 60_000);
  return typeof value === 'string' && [...value].length <= length;
};
