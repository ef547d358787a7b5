import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** The whole body as text; null when there is none. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const bytes = await buffer(request);
  return bytes.length === 0 ? null : bytes.toString('utf8');
}
