import type { IncomingMessage } from 'node:http';

/** The whole body as text; null when there is none. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 0 ? null : Buffer.concat(chunks).toString('utf8');
}
