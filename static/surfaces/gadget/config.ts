import type { DEFAULT_TILES, GadgetConfig, TileId } from '../../../src/contract/gadget';
import type { ProjectId } from '../../../src/contract/ids';
import { PERIODS } from '../../figures/measure-words';
import { objectIn } from '../../kit/context';

/** Every measure there is; the record keeps the list complete, the order is that of the catalogue. */
const EVERY: Readonly<Record<TileId, true>> = {
  'response-time': true,
  'cycle-time': true,
  silence: true,
  'open-requests': true,
  reopened: true,
  returned: true,
  'handed-over': true,
  complete: true,
  'sla-met': true,
  experience: true,
  satisfaction: true,
  ease: true,
  clarity: true,
  trust: true,
  solved: true,
  'lost-time': true,
  chain: true,
  'response-share': true,
  'asked-share': true,
  enps: true,
  attrition: true,
};
const isTile = (value: unknown): value is TileId => typeof value === 'string' && Object.hasOwn(EVERY, value);

/** Sets to start from: A follows the strategy, B has a source from day one. */
export const PRESETS: Readonly<Record<'A' | 'B', readonly TileId[]>> = {
  A: ['cycle-time', 'enps', 'satisfaction', 'attrition', 'ease'],
  B: ['response-time', 'reopened', 'open-requests', 'experience', 'ease'],
};

/** The literal type keeps the list equal to the server's default. */
export const STANDARD_TILES: typeof DEFAULT_TILES = [
  'response-time',
  'cycle-time',
  'open-requests',
  'reopened',
  'experience',
];
export const MOST_TILES = 5;

/**
 * The configuration a dashboard keeps for us: `gadgetConfiguration` for the classic gadget, `config` for the widget.
 * Only our keys are taken: dashboards add their own (`refresh`), and the server refuses what it does not know.
 */
export function configIn(extension: Readonly<Record<string, unknown>>): GadgetConfig {
  const stored = { ...objectIn(extension, 'gadgetConfiguration'), ...objectIn(extension, 'config') };
  const { title, projects } = stored;
  const tiles = tilesIn(stored['tiles']);
  const period = PERIODS.find((known) => known === stored['period']);
  return {
    ...(typeof title === 'string' && title !== '' && { title }),
    ...(isProjects(projects) && projects.length > 0 && { projects }),
    ...(tiles.length > 0 && { tiles }),
    ...(period && { period }),
    ...(isEpoch(stored['baseline']) && { baseline: stored['baseline'] }),
  };
}

function tilesIn(stored: unknown): TileId[] {
  return Array.isArray(stored) ? [...new Set(stored.filter(isTile))].slice(0, MOST_TILES) : [];
}

type Baseline = NonNullable<GadgetConfig['baseline']>;

function isEpoch(value: unknown): value is Baseline {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

/** The server checks each of them again: this configuration comes from a browser. */
function isProjects(value: unknown): value is ProjectId[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
