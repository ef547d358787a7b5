import type { FollowUpOutcome } from '../../src/contract/follow-up';
import type { MessageKey } from '../kit/words';

/** What came of a follow-up, in words. */
export const OUTCOMES: Readonly<Record<FollowUpOutcome, MessageKey>> = {
  solved: 'followUp.outcome.solved',
  explained: 'followUp.outcome.explained',
  improved: 'followUp.outcome.improved',
  'not-possible': 'followUp.outcome.not-possible',
};
