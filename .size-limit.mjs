import { join } from 'node:path';
import { SIZE_BUDGETS, SIZED_BUILD } from './scripts/size-budgets.ts';
import { mainFiles, surfaceFiles } from './scripts/surface-files.ts';

// The names of the chunks carry hashes, so the lists come from the manifest of a build made for measuring (`npm run size`).
export default SIZE_BUDGETS.map(({ name, surface, isManaging, bytes }) => ({
  name,
  path: (surface === null ? mainFiles(SIZED_BUILD) : surfaceFiles(SIZED_BUILD, { surface, isManaging })).map((file) =>
    join(SIZED_BUILD, file),
  ),
  limit: `${bytes} B`,
  gzip: true,
}));
