import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly port: number;
  readonly world: 'demo' | 'empty';
  readonly incidents: string | null;
  /** Epoch ms; null = the world's own now. */
  readonly now: number | null;
  /** IANA zone of dates without an offset in the incident file. */
  readonly zone: string;
}

/** The command line is not understood; the message says what to write. */
export class StartOptionsError extends Error {
  readonly code = 'START_OPTIONS';
}

const USAGE = 'npm start -- [--port N] [--world demo|empty] [--incidents FILE.csv] [--zone IANA] [--now ISO]';

/** @throws {StartOptionsError} */
export function parseStartOptions(args: readonly string[]): StartOptions {
  const { values } = read(args);
  const port = Number(values.port ?? '8090');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartOptionsError(`--port takes a number from 0 to 65535. ${USAGE}`);
  const world = values.world ?? (values.incidents === undefined ? 'demo' : 'empty');
  if (world !== 'demo' && world !== 'empty') throw new StartOptionsError(`--world is demo or empty. ${USAGE}`);
  if (world === 'demo' && values.incidents !== undefined) {
    throw new StartOptionsError(
      'the demonstration and an incident file are two worlds with two times; give one of --world demo and --incidents',
    );
  }
  const now = values.now === undefined ? null : Date.parse(values.now);
  if (Number.isNaN(now)) throw new StartOptionsError(`--now takes a date like 2026-11-22T09:05:00+02:00. ${USAGE}`);
  return { port, world, incidents: values.incidents ?? null, now, zone: toZone(values.zone ?? 'UTC') };
}

function read(args: readonly string[]): {
  values: Record<'port' | 'world' | 'incidents' | 'now' | 'zone', string | undefined>;
} {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: text, world: text, incidents: text, now: text, zone: text },
    });
    return {
      values: {
        port: values.port,
        world: values.world,
        incidents: values.incidents,
        now: values.now,
        zone: values.zone,
      },
    };
  } catch (error) {
    throw new StartOptionsError(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`, {
      cause: error,
    });
  }
}

function toZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch (error) {
    throw new StartOptionsError(`--zone takes a time zone like Asia/Jerusalem, not "${zone}"`, { cause: error });
  }
}
