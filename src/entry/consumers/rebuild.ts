import { guardedWork } from '../work';

/** All figures are computed again: the facts under the settings as they are, every cell marked, and the marks worked off. */
export const rebuild = guardedWork('rebuild', async (app, _payload, { timeLeft }) => {
  await app.recomputeFacts();
  const marked = await app.rebuildFigures(timeLeft);
  const refreshed = marked.isDone && (await app.refreshCells(timeLeft)).isDone;
  if (!refreshed) await app.pushRebuild();
});
