import type { Driver, Reason } from '../../src/contract/words';
import type { z } from 'zod';
import type { MessageKey } from '../kit/words';

/** A driver of the experience: ease, clarity, trust. */
export type DriverId = z.infer<typeof Driver>;
/** A reason chip. */
export type ReasonId = z.infer<typeof Reason>;

type FiveWords = readonly [MessageKey, MessageKey, MessageKey, MessageKey, MessageKey];

/** The words of a scale, 1 … 5. */
export const SCALES: Readonly<Record<'experience' | DriverId, FiveWords>> = {
  experience: [
    'scale.experience.1',
    'scale.experience.2',
    'scale.experience.3',
    'scale.experience.4',
    'scale.experience.5',
  ],
  ease: ['scale.ease.1', 'scale.ease.2', 'scale.ease.3', 'scale.ease.4', 'scale.ease.5'],
  clarity: ['scale.clarity.1', 'scale.clarity.2', 'scale.clarity.3', 'scale.clarity.4', 'scale.clarity.5'],
  trust: ['scale.trust.1', 'scale.trust.2', 'scale.trust.3', 'scale.trust.4', 'scale.trust.5'],
};

/** The word for a value of a scale. */
export function scaleWord(scale: 'experience' | DriverId, value: number): MessageKey {
  return SCALES[scale][Math.min(5, Math.max(1, Math.round(value))) - 1] ?? SCALES[scale][0];
}

/** The question of a driver. */
export const DRIVER_QUESTIONS: Readonly<Record<DriverId, MessageKey>> = {
  ease: 'driver.ease.question',
  clarity: 'driver.clarity.question',
  trust: 'driver.trust.question',
};

/** The name of a driver, for those who read the answer. */
export const DRIVER_NAMES: Readonly<Record<DriverId, MessageKey>> = {
  ease: 'driver.ease.name',
  clarity: 'driver.clarity.name',
  trust: 'driver.trust.name',
};

const REASON_NAMES: Readonly<Record<ReasonId, MessageKey>> = {
  'not-informed': 'reason.not-informed',
  'passed-around': 'reason.passed-around',
  'unclear-answer': 'reason.unclear-answer',
  'too-long': 'reason.too-long',
  'asked-twice': 'reason.asked-twice',
  treatment: 'reason.treatment',
  'not-solved': 'reason.not-solved',
};

/** What a chip says. */
export const reasonName = (reason: ReasonId): MessageKey => REASON_NAMES[reason];

/** All chips in the order of the card. */
export const REASON_ORDER: readonly ReasonId[] = [
  'not-informed',
  'passed-around',
  'unclear-answer',
  'too-long',
  'asked-twice',
  'treatment',
  'not-solved',
];

/** Minutes of lost work time offered on the card, with their words. */
export const LOST_TIMES: readonly { readonly minutes: number; readonly name: MessageKey }[] = [
  { minutes: 0, name: 'lost.0' },
  { minutes: 15, name: 'lost.15' },
  { minutes: 30, name: 'lost.30' },
  { minutes: 60, name: 'lost.60' },
  { minutes: 120, name: 'lost.120' },
  { minutes: 240, name: 'lost.240' },
  { minutes: 480, name: 'lost.480' },
  { minutes: 960, name: 'lost.960' },
];
