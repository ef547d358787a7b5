import type { Schema, SettingsStore, Watermarks } from './ports/facts';
import type { Clock } from './ports/system';
import { firstProgress, RECONCILE_WATERMARK } from './reconcile-requests';

export interface InstallDeps {
  readonly schema: Schema;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly watermarks: Watermarks;
  readonly clock: Clock;
}

/**
 * Prepares an installation, and a new release of it. History before the installation is not walked until an admin has
 * said how to read it.
 * @throws StorageUnavailableError
 */
export const install = (deps: InstallDeps) => async (): Promise<void> => {
  try {
    await deps.schema.migrate();
  } finally {
    // Definitions beyond a minute's number are refused and made by the next try; the time of the installation is now.
    await begin(deps);
  }
};

const begin = async (deps: InstallDeps): Promise<void> => {
  if ((await deps.watermarks.find(RECONCILE_WATERMARK)) !== null) return;
  const { settings } = await deps.settings.get();
  await deps.watermarks.set(RECONCILE_WATERMARK, firstProgress(settings, deps.clock.now()));
};
