import type { FigureDeps } from './build-view';
import { readAsManager, readChoices, type ReadAsManagerDeps } from './read-as-manager';
import { readGadget } from './read-gadget';
import { readMatrix } from './read-matrix';
import { readTile } from './read-tile';

/** The figures as managers read them, on the gadget and in the workspace. */
export const figureReadings = (deps: FigureDeps & ReadAsManagerDeps) => {
  const asManager = readAsManager(deps);
  return {
    readGadget: asManager(readGadget(deps)),
    readTile: asManager(readTile(deps)),
    readMatrix: asManager(readMatrix(deps)),
    readChoices: readChoices(deps),
  };
};
