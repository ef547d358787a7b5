import type { Instant } from '../../contract/ids';

export interface Clock {
  now(): Instant;
}

/** Ids nobody can guess, at most 40 characters. */
export type NewToken = () => string;

export type LogLevel = 'info' | 'warn' | 'error';

/** Structured, and never personal: no account ids, no texts of people, no keys of issues. */
export type Log = (level: LogLevel, event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
