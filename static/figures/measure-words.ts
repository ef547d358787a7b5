import type { PeriodId, TileId } from '../../src/contract/gadget';
import type { MessageKey } from '../kit/words';

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

/** The words of a measure: name, what it means, how it is computed. */
export const tileWords = (tile: TileId): TileWords => ({
  name: `tile.${tile}`,
  definition: `tile.${tile}.definition`,
  formula: `tile.${tile}.formula`,
});
