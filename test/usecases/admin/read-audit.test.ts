import { expect, it } from 'vitest';
import { createAudit } from '../../../src/adapters/sql/audit.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { readAudit } from '../../../src/usecases/admin/read-audit.ts';
import { ALWAYS, createFigureWorld } from '../figures/figure-world.ts';

it.each([
  [0, []],
  [1, [1]],
  [50, [50]],
  [51, [50, 1]],
  [100, [50, 50]],
  [101, [50, 50, 1]],
])('%d acts are read in pages of %j, and the last one says that it is the last', async (count, pages) => {
  const audit = createAudit((await createFigureWorld(ALWAYS)).db);
  for (let at = 1; at <= count; at += 1)
    await audit.note({ id: `act-${at}`, at: toInstant(at), kind: 'settings-saved', by: null, detail: {} });
  const read = readAudit({ audit, people: { findName: async () => null } });
  const sizes: number[] = [];
  let { entries, next } = await read({ payload: { before: null } });
  if (entries.length > 0) sizes.push(entries.length);
  while (next !== null) {
    ({ entries, next } = await read({ payload: { before: next } }));
    sizes.push(entries.length);
  }
  expect(sizes).toEqual(pages);
});
