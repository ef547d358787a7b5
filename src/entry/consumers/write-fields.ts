import { guardedWork } from '../work';

/** A minute of answers is over: their fields are written together. */
export const writeFields = guardedWork('writeFields', (app) => app.writeFields(app.clock.now()));
