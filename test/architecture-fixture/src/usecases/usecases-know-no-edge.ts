import { sql } from '../adapters/sql';

export const leak = sql;
