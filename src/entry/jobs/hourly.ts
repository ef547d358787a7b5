import type { App } from '../../compose/whole';
import { scheduled } from '../work';

/** Every hour: what events left undone, and what new settings ask for. */
export const hourly = scheduled('hourly', [
  { name: 'reconcileRequests', run: (app) => app.reconcileRequests() },
  { name: 'resumeRebuild', run: (app) => resumeRebuild(app) },
  { name: 'publishRelease', run: (app) => app.publishRelease() },
  { name: 'publishNativeRatings', run: (app) => app.publishNativeRatings() },
]);

/** A rebuild whose push was lost, or whose function died, goes on here. */
const resumeRebuild = async (app: App): Promise<void> => {
  const hasChanged = await app.recomputeFacts();
  if (hasChanged || (await app.isRebuilding())) await app.pushRebuild();
};
