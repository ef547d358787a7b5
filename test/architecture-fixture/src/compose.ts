import { sql } from './adapters/sql';
import { act } from './usecases/act';

export const compose = [sql, act];
