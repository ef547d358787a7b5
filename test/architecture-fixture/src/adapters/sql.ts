import type { Clock } from '../usecases/ports/clock';
import sqlClient from '@forge/sql';

export const sql = (clock: Clock): unknown => [sqlClient, clock];
