import { guardedWork } from '../work';

/** The app was installed or upgraded on a site. */
export const lifecycle = guardedWork('lifecycle', (app) => app.install(), { isForLicensed: false });
