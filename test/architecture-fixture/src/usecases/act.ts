import type { Clock } from './ports/clock';
import { pure } from '../domain/pure';

export const act = (clock: Clock): unknown => [clock.now(), pure];
