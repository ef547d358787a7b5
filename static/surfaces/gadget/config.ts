import type { DEFAULT_TILES, GadgetConfig, PeriodId, TileId } from '../../../src/contract/gadget';
import type { ProjectId } from '../../../src/contract/ids';
import { objectIn } from '../../kit/context';
import type { MessageKey } from '../../kit/words';

/** Every tile there is, in the order they are offered. */
export const TILES: readonly TileId[] = [
  'response-time',
  'cycle-time',
  'open-requests',
  'reopened',
  'experience',
  'ease',
];
/** The literal type keeps the list equal to the server's default. */
export const STANDARD_TILES: typeof DEFAULT_TILES = [
  'response-time',
  'cycle-time',
  'open-requests',
  'reopened',
  'experience',
];
export const MOST_TILES = 5;

export const PERIODS: readonly PeriodId[] = ['4w', '13w', '26w', 'all'];
export const STANDARD_PERIOD: PeriodId = '13w';

const PERIOD_NAMES: Readonly<Record<PeriodId, MessageKey>> = {
  '4w': 'period.4w',
  '13w': 'period.13w',
  '26w': 'period.26w',
  all: 'period.all',
};
export const periodName = (period: PeriodId): MessageKey => PERIOD_NAMES[period];

interface TileWords {
  readonly name: MessageKey;
  readonly definition: MessageKey;
  readonly formula: MessageKey;
}

const TILE_WORDS: Readonly<Record<TileId, TileWords>> = {
  'response-time': {
    name: 'tile.response-time',
    definition: 'tile.response-time.definition',
    formula: 'tile.response-time.formula',
  },
  'cycle-time': {
    name: 'tile.cycle-time',
    definition: 'tile.cycle-time.definition',
    formula: 'tile.cycle-time.formula',
  },
  'open-requests': {
    name: 'tile.open-requests',
    definition: 'tile.open-requests.definition',
    formula: 'tile.open-requests.formula',
  },
  reopened: { name: 'tile.reopened', definition: 'tile.reopened.definition', formula: 'tile.reopened.formula' },
  experience: { name: 'tile.experience', definition: 'tile.experience.definition', formula: 'tile.experience.formula' },
  ease: { name: 'tile.ease', definition: 'tile.ease.definition', formula: 'tile.ease.formula' },
};
export const tileWords = (tile: TileId): TileWords => TILE_WORDS[tile];

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
  };
}

function tilesIn(stored: unknown): TileId[] {
  return Array.isArray(stored) ? TILES.filter((tile) => stored.includes(tile)).slice(0, MOST_TILES) : [];
}

/** The server checks each of them again: this configuration comes from a browser. */
function isProjects(value: unknown): value is ProjectId[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
