import { z } from 'zod';
import { AccountId, Instant } from '../../contract/ids';
import { UNSAVED_SETTINGS } from '../../contract/settings';
import type { VersionedSettings } from '../../usecases/ports/facts';
import { WholeNumber } from './columns';
import { parseStored } from './stored-settings';

const SettingsRow = z.object({
  version: WholeNumber,
  document: z.string(),
  saved_by: AccountId.nullable(),
  saved_at: WholeNumber.pipe(Instant),
});

/** The one row of `settings`; version 0 stands for the defaults of the running release, not started. */
export const toSettings = (row: unknown): VersionedSettings => {
  const { version, document, saved_by: savedBy, saved_at: savedAt } = SettingsRow.parse(row);
  if (version === 0) return { version, settings: UNSAVED_SETTINGS, savedBy: null, savedAt: null };
  return { version, settings: parseStored(document).settings, savedBy, savedAt };
};
