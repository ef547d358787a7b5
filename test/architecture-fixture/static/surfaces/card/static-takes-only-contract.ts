import type { Clock } from '../../../src/usecases/ports/clock';

export type Leak = Clock;
