import {
  KVS_READ_UNITS_PER_MINUTE,
  KVS_REQUESTS_PER_SECOND,
  KVS_UNIT_BYTES,
  KVS_WRITE_UNITS_PER_MINUTE,
  SQL_DDL_PER_MINUTE,
  SQL_DML_PER_SECOND,
  SQL_QUERY_TIME_PER_MINUTE,
} from '../limits.ts';
import { SlidingWindow } from './rates.ts';

const SECOND = 1000;
const MINUTE = 60_000;

/** The rates of storage of one installation. A question names what would be exceeded, in words for the answer; null is a yes. */
export class StorageRates {
  #kvs = kvsWindows();
  #sql = sqlWindows();

  kvsRefusal(access: 'read' | 'write', now: number): string | null {
    const { requests } = this.#kvs;
    if (requests.wait(now) > 0) return `More than ${KVS_REQUESTS_PER_SECOND} requests per second`;
    if (this.#kvs[access].wait(now) > 0)
      return `More than ${access === 'read' ? KVS_READ_UNITS_PER_MINUTE : KVS_WRITE_UNITS_PER_MINUTE} ${access} units per minute`;
    requests.add(now);
    return null;
  }

  /** @param bytes what was read or written; counted after the call, so that the next one meets the limit */
  kvsUsed(access: 'read' | 'write', bytes: number, now: number): void {
    this.#kvs[access].add(now, Math.max(1, Math.ceil(bytes / KVS_UNIT_BYTES)));
  }

  sqlRefusal(kind: 'execute' | 'ddl', now: number): string | null {
    if (this.#sql.time.wait(now) > 0)
      return `More than ${SQL_QUERY_TIME_PER_MINUTE / SECOND} s of query time per minute`;
    if (this.#sql[kind].wait(now) > 0)
      return kind === 'ddl'
        ? `More than ${SQL_DDL_PER_MINUTE} DDL requests per minute`
        : `More than ${SQL_DML_PER_SECOND} requests per second`;
    this.#sql[kind].add(now);
    return null;
  }

  /** @param ms real time the statement took */
  sqlTook(ms: number, now: number): void {
    this.#sql.time.add(now, ms);
  }

  restart(): void {
    this.#kvs = kvsWindows();
    this.#sql = sqlWindows();
  }
}

function kvsWindows(): Readonly<Record<'requests' | 'read' | 'write', SlidingWindow>> {
  return {
    requests: new SlidingWindow(SECOND, KVS_REQUESTS_PER_SECOND),
    read: new SlidingWindow(MINUTE, KVS_READ_UNITS_PER_MINUTE),
    write: new SlidingWindow(MINUTE, KVS_WRITE_UNITS_PER_MINUTE),
  };
}

function sqlWindows(): Readonly<Record<'execute' | 'ddl' | 'time', SlidingWindow>> {
  return {
    execute: new SlidingWindow(SECOND, SQL_DML_PER_SECOND),
    ddl: new SlidingWindow(MINUTE, SQL_DDL_PER_MINUTE),
    time: new SlidingWindow(MINUTE, SQL_QUERY_TIME_PER_MINUTE),
  };
}
