import { z } from 'zod';
import { Epoch } from './epoch';
import { Settings } from './settings';

/** What an export calls itself. A file of a higher version was made by a newer release and is refused as a whole. */
export const EXPORT_FORMAT = 'inward-export';
export const EXPORT_VERSION = 1;

/** One stored row under the name of its table. */
const TransferRow = z.tuple([z.string().max(40), z.record(z.string(), z.union([z.string(), z.number(), z.null()]))]);
export type TransferRow = z.infer<typeof TransferRow>;

/** Where a portion ended: the table and the key of its last row. */
const TransferCursor = z.strictObject({
  table: z.string().max(40),
  key: z.array(z.union([z.string().max(255), z.number()])).max(8),
});
export type TransferCursor = z.infer<typeof TransferCursor>;

export const ReadExport = z.strictObject({ after: TransferCursor.nullable() });
export type ReadExport = z.infer<typeof ReadExport>;

/** First line of the file. */
export const ExportHeader = z
  .strictObject({
    format: z.literal(EXPORT_FORMAT),
    version: z.literal(EXPORT_VERSION),
    exportedAt: z.string(),
    settings: Settings,
    /** Figures of months before this instant stand still: their facts are not kept any more. */
    frozenBefore: Epoch,
  })
  .readonly();
export type ExportHeader = z.infer<typeof ExportHeader>;

export const ExportPortion = z
  .strictObject({
    /** With the first portion only. */
    header: ExportHeader.nullable(),
    rows: z.array(TransferRow).readonly(),
    next: TransferCursor.nullable(),
    /** Rows there are in all, about. */
    total: z.number().int().min(0),
  })
  .readonly();
export type ExportPortion = z.infer<typeof ExportPortion>;

/** A file by the checksum in its foot, and how many rows it has. */
const ImportedFile = z.strictObject({ sum: z.string().regex(/^[0-9a-f]{64}$/), total: z.number().int().min(0) });

/** Where a portion stands in its file: after so many rows. A page from before this was known says nothing. */
const PortionPlace = ImportedFile.extend({ from: z.number().int().min(0) });
export type PortionPlace = z.infer<typeof PortionPlace>;

/** How far an import has come that was not finished: so many of the file's first rows are here, and `added` were new. */
export const ImportProgress = ImportedFile.extend({
  done: z.number().int().min(0),
  added: z.number().int().min(0),
  at: Epoch,
}).readonly();
export type ImportProgress = z.infer<typeof ImportProgress>;

export const ReadImport = z.strictObject({});
export type ReadImport = z.infer<typeof ReadImport>;

/** A portion of a file; what is there already stays as it is, so a portion may come twice. */
export const ImportRows = z.strictObject({
  format: z.string().max(80),
  version: z.number(),
  rows: z.array(TransferRow).max(2_000),
  place: PortionPlace.optional(),
});
export type ImportRows = z.infer<typeof ImportRows>;

/** A portion as it would be imported, and with the first what the header says: looked at, not stored. */
export const CheckRows = z.strictObject({
  format: z.string().max(80),
  version: z.number(),
  /** Not parsed here: what is wrong in a header is a damaged file, as it is in a row. */
  header: z.strictObject({ settings: z.unknown(), frozenBefore: z.unknown() }).nullable(),
  rows: z.array(TransferRow).max(2_000),
});
export type CheckRows = z.infer<typeof CheckRows>;

/** Every row is one that can be imported. */
export const RowsChecked = z.strictObject({ rows: z.number().int().min(0) }).readonly();
export type RowsChecked = z.infer<typeof RowsChecked>;

/** Ends an import: settings where nobody has saved any yet, and every figure anew. */
export const FinishImport = z.strictObject({
  format: z.string().max(80),
  version: z.number(),
  settings: Settings,
  frozenBefore: Epoch,
  rows: z.number().int().min(0),
});
export type FinishImport = z.infer<typeof FinishImport>;

/** Rows of the portion that were not there before; `hasSettings`: whether the file's settings hold now. */
export const Imported = z.strictObject({ added: z.number().int().min(0), hasSettings: z.boolean() }).readonly();
export type Imported = z.infer<typeof Imported>;
