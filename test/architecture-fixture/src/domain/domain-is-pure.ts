import { readFileSync } from 'node:fs';
import { sql } from '../adapters/sql';

export const leak = [readFileSync, sql];
