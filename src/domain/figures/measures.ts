import type { TileId, Unit } from '../../contract/gadget';
import type { ReleaseMeasure } from '../../contract/release-measure';
import type { ShareCounts, TimeKind } from './cell';

/** How a measure comes from what is stored. */
export type Reading =
  /** Median of working times of closed requests. */
  | { readonly kind: 'median'; readonly time: TimeKind }
  /** Share of requests closed in the period. */
  | { readonly kind: 'share'; readonly share: ShareCounts }
  /** Requests open now. */
  | { readonly kind: 'open' }
  /** From answers, read from a release. */
  | { readonly kind: 'released'; readonly measure: ReleaseMeasure }
  /** Share of closes that were asked, or of the asked that answered, as released. */
  | { readonly kind: 'asking'; readonly share: 'asked' | 'answered' }
  /** The lowest experience of the processes a view shows. */
  | { readonly kind: 'chain' }
  /** Months of staff, as they are typed or imported. */
  | { readonly kind: 'staff' }
  /** Nothing that this release can read. */
  | { readonly kind: 'none' };

/** What has to be there before a measure says anything. */
type Source = 'requests' | 'sla' | 'contracts' | 'answers' | 'waves' | 'staff';

/** A measure, defined once: tiles, tables, drill-downs, export and print all read it here. Words: `tile.<id>` in the locales. */
export interface Measure {
  readonly unit: Unit;
  /** Good when low. */
  readonly lowerIsBetter: boolean;
  readonly source: Source;
  readonly reading: Reading;
}

const released = (unit: Unit, measure: ReleaseMeasure): Measure => ({
  unit,
  lowerIsBetter: measure === 'lost-time',
  source: 'answers',
  reading: { kind: 'released', measure },
});

const median = (time: TimeKind): Measure => ({
  unit: 'working-ms',
  lowerIsBetter: true,
  source: 'requests',
  reading: { kind: 'median', time },
});

const share = (counts: ShareCounts, more: Pick<Measure, 'lowerIsBetter' | 'source'>): Measure => ({
  unit: 'share',
  ...more,
  reading: { kind: 'share', share: counts },
});

const REWORK = { lowerIsBetter: true, source: 'requests' } as const;

export const MEASURES: Readonly<Record<TileId, Measure>> = {
  'response-time': median('response'),
  'cycle-time': median('cycle'),
  silence: median('silence'),
  'open-requests': { unit: 'count', lowerIsBetter: true, source: 'requests', reading: { kind: 'open' } },
  reopened: share({ part: 'reopened', whole: 'closed' }, REWORK),
  returned: share({ part: 'returned', whole: 'closed' }, REWORK),
  'handed-over': share({ part: 'handedOver', whole: 'closed' }, REWORK),
  complete: share({ part: 'complete', whole: 'judged' }, { lowerIsBetter: false, source: 'contracts' }),
  'sla-met': share({ part: 'slaMet', whole: 'slaTotal' }, { lowerIsBetter: false, source: 'sla' }),
  experience: released('score', 'experience'),
  satisfaction: released('share', 'satisfaction'),
  ease: released('score', 'ease'),
  clarity: released('score', 'clarity'),
  trust: released('score', 'trust'),
  solved: released('share', 'solved'),
  'lost-time': released('minutes', 'lost-time'),
  chain: { unit: 'score', lowerIsBetter: false, source: 'answers', reading: { kind: 'chain' } },
  'response-share': {
    unit: 'share',
    lowerIsBetter: false,
    source: 'answers',
    reading: { kind: 'asking', share: 'answered' },
  },
  'asked-share': {
    unit: 'share',
    lowerIsBetter: false,
    source: 'answers',
    reading: { kind: 'asking', share: 'asked' },
  },
  enps: { unit: 'score', lowerIsBetter: false, source: 'waves', reading: { kind: 'none' } },
  attrition: { unit: 'share', lowerIsBetter: true, source: 'staff', reading: { kind: 'staff' } },
};

/** Whether this release can read the measure at all; what it cannot is neither offered nor shown. */
export const isReadable = (id: TileId): boolean => MEASURES[id].reading.kind !== 'none';
