import { createCellFacts } from './cell-facts';
import { createCells } from './cells';
import type { Database } from './database';
import { createFigureReads } from './figure-reads';
import { createReleaseSources } from './release-sources';
import { createReleases } from './releases';

/** The stores of what figures are made of, and of the figures themselves. */
export const figureStores = (db: Database) => ({
  cells: createCells(db),
  facts: createCellFacts(db),
  figures: createFigureReads(db),
  releases: createReleases(db),
  sources: createReleaseSources(db),
});
