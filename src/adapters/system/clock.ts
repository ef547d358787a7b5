import { Instant } from '../../contract/ids';
import type { Clock } from '../../usecases/ports/system';

export const systemClock: Clock = { now: () => Instant.parse(Date.now()) };
