import { LOG_BYTES_PER_INVOCATION, LOG_LINES_PER_INVOCATION } from '../limits.ts';
import type { LogLine } from '../runtime/protocol.ts';

/** One line an app wrote, with the invocation it belongs to. */
export interface LogRecord {
  readonly seq: number;
  readonly site: number | null;
  readonly invocation: number | null;
  readonly functionKey: string | null;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

interface Author {
  readonly site: number;
  readonly invocation: number;
  readonly functionKey: string;
  lines: number;
  bytes: number;
}

const KEPT = 5000;
/** Lines may arrive a little after their invocation ended; authors older than this many are forgotten. */
const AUTHORS_KEPT = 2000;

/** What the app logged, cut at the platform's limits. */
export class LogBook {
  #records: LogRecord[] = [];
  #authors = new Map<string, Author>();
  #lastSeq = 0;

  /** Says whose lines carry this invocation id. */
  announce(invocationId: string, author: { site: number; invocation: number; functionKey: string }): void {
    this.#authors.set(invocationId, { ...author, lines: 0, bytes: 0 });
    const oldest = this.#authors.keys().next();
    if (this.#authors.size > AUTHORS_KEPT && oldest.done !== true) this.#authors.delete(oldest.value);
  }

  write(line: LogLine): void {
    const author = line.invocationId === null ? undefined : this.#authors.get(line.invocationId);
    const text = line.logArguments.map(String).join(' ');
    if (author !== undefined && !this.#fits(author, text)) return;
    this.#lastSeq += 1;
    this.#records.push({
      seq: this.#lastSeq,
      site: author?.site ?? null,
      invocation: author?.invocation ?? null,
      functionKey: author?.functionKey ?? null,
      level: line.logLevel >= 50 ? 'error' : line.logLevel >= 40 ? 'warn' : line.logLevel >= 30 ? 'info' : 'debug',
      text,
    });
    if (this.#records.length > KEPT * 1.2) this.#records = this.#records.slice(-KEPT);
  }

  since(seq: number, site: number): readonly LogRecord[] {
    return this.#records.filter((record) => record.seq > seq && (record.site === site || record.site === null));
  }

  #fits(author: Author, text: string): boolean {
    author.lines += 1;
    author.bytes += Buffer.byteLength(text);
    return author.lines <= LOG_LINES_PER_INVOCATION && author.bytes <= LOG_BYTES_PER_INVOCATION;
  }
}
