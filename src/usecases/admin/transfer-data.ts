import type { AccountId } from '../../contract/ids';
import { Epoch } from '../../contract/epoch';
import { Settings } from '../../contract/settings';
import {
  type CheckRows,
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportPortion,
  type FinishImport,
  type Imported,
  ImportProgress,
  type ImportRows,
  type ReadExport,
  type RowsChecked,
} from '../../contract/transfer';
import type { Audit } from '../ports/admin';
import { ImportDamagedError, ImportForeignError, ImportNewerError } from '../ports/errors';
import type { SettingsStore, Watermarks } from '../ports/facts';
import { FROZEN_WATERMARK, type FrozenCells } from '../ports/frozen-cells';
import type { Queues } from '../ports/queues';
import { afterPortion } from '../../domain/import-progress';
import type { Clock, NewToken } from '../ports/system';
import type { Transfer } from '../ports/transfer';

export interface TransferDataDeps {
  readonly transfer: Transfer;
  readonly settings: SettingsStore;
  readonly frozen: FrozenCells;
  readonly watermarks: Watermarks;
  readonly queues: Pick<Queues, 'pushRebuild'>;
  readonly audit: Pick<Audit, 'note'>;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

interface AdminCall<Payload> {
  readonly accountId: AccountId;
  readonly payload: Payload;
}

/** Rows of a portion: an answer may be 5 MB, a row is at most some kilobytes, and most are far less. */
const ROWS_A_PORTION = 500;

/**
 * One portion of everything there is; the browser puts the file together.
 * @throws StorageUnavailableError
 */
export const exportData =
  (deps: TransferDataDeps) =>
  async ({ accountId: by, payload: { after } }: AdminCall<ReadExport>): Promise<ExportPortion> => {
    const at = deps.clock.now();
    const page = await deps.transfer.page(after, ROWS_A_PORTION);
    const total = await deps.transfer.count();
    if (after !== null) return { header: null, ...page, total };
    const { settings } = await deps.settings.get();
    const frozenBefore = await deps.frozen.before();
    await deps.audit.note({ id: deps.newToken(), at, kind: 'data-exported', by, detail: { rows: total } });
    const exportedAt = new Date(at).toISOString();
    return {
      header: { format: EXPORT_FORMAT, version: EXPORT_VERSION, exportedAt, settings, frozenBefore },
      ...page,
      total,
    };
  };

/**
 * Looks at one portion of a file and stores nothing. All portions are looked at before the first is imported, so that a file
 * with something wrong at its end leaves nothing of its beginning.
 * @throws ImportForeignError, ImportNewerError, ImportDamagedError
 */
export const checkRows =
  (deps: Pick<TransferDataDeps, 'transfer'>) =>
  async ({ payload }: AdminCall<CheckRows>): Promise<RowsChecked> => {
    assertOurs(payload);
    if (payload.header !== null) assertHeader(payload.header);
    assertWhole(deps.transfer, payload.rows);
    return { rows: payload.rows.length };
  };

/**
 * Adds the rows of one portion of a file; a portion with a row that this release could not have written is refused whole.
 * @throws ImportForeignError, ImportNewerError, ImportDamagedError, StorageUnavailableError
 */
export const importRows =
  (deps: TransferDataDeps) =>
  async ({ payload }: AdminCall<ImportRows>): Promise<Imported> => {
    assertOurs(payload);
    assertWhole(deps.transfer, payload.rows);
    const added = await deps.transfer.add(payload.rows);
    // After the rows: cut off in between, the portion comes again and adds nothing.
    if (payload.place !== undefined) await remember(deps, { ...payload.place, rows: payload.rows.length, added });
    return { added, hasSettings: false };
  };

const assertWhole = (transfer: Transfer, rows: ImportRows['rows']): void => {
  const wrong = rows.findIndex((row) => !transfer.isWhole(row));
  if (wrong !== -1) throw new ImportDamagedError('a row that is no row', { params: { line: wrong + 1 } });
};

/** The header stands in the line before the first row. */
const assertHeader = ({ settings, frozenBefore }: NonNullable<CheckRows['header']>): void => {
  const isHeader = Settings.safeParse(settings).success && Epoch.safeParse(frozenBefore).success;
  if (!isHeader) throw new ImportDamagedError('settings that are none', { params: { line: 0 } });
};

/** Where the import stands that was begun and not finished. */
const PROGRESS_WATERMARK = 'import';

/**
 * How far an import has come that nobody has finished; null when none was left.
 * @throws StorageUnavailableError
 */
export const readImport =
  ({ watermarks }: Pick<TransferDataDeps, 'watermarks'>) =>
  async (): Promise<ImportProgress | null> =>
    ImportProgress.safeParse(await watermarks.find(PROGRESS_WATERMARK)).data ?? null;

const remember = async (deps: TransferDataDeps, portion: Parameters<typeof afterPortion>[1]): Promise<void> => {
  const known = await readImport(deps)();
  const next = afterPortion(known, portion, deps.clock.now());
  if (next !== known) await deps.watermarks.set(PROGRESS_WATERMARK, next);
};

/**
 * Ends an import: settings hold where nobody had saved any, and every figure is computed again.
 * @throws ImportForeignError, ImportNewerError, StorageUnavailableError
 */
export const finishImport =
  (deps: TransferDataDeps) =>
  async ({ accountId: by, payload }: AdminCall<FinishImport>): Promise<Imported> => {
    assertOurs(payload);
    const { settings, frozenBefore, rows } = payload;
    const at = deps.clock.now();
    const { version } = await deps.settings.get();
    const hasSettings = version === 0 && (await deps.settings.trySave(0, { settings, by, at }));
    if (frozenBefore > (await deps.frozen.before()))
      await deps.watermarks.set(FROZEN_WATERMARK, { before: frozenBefore });
    await deps.queues.pushRebuild();
    await deps.watermarks.set(PROGRESS_WATERMARK, null);
    await deps.audit.note({ id: deps.newToken(), at, kind: 'data-imported', by, detail: { rows } });
    return { added: rows, hasSettings };
  };

const assertOurs = ({ format, version }: { readonly format: string; readonly version: number }): void => {
  if (format !== EXPORT_FORMAT) throw new ImportForeignError('not an export of this app');
  if (version > EXPORT_VERSION) throw new ImportNewerError('an export of a newer release');
  if (version !== EXPORT_VERSION) throw new ImportDamagedError('an export of no release', { params: { line: 1 } });
};
