import type { IncomingMessage } from 'node:http';

/** A request the host refuses; the message is for the person or the app that sent it. */
export class HostError extends Error {
  readonly code = 'HOST_ERROR';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The body as text. @throws HostError 413 above the limit, which is bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is still read, because a refused sender that cannot finish sending never sees the answer.
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new HostError(413, `The request body is larger than ${limit} bytes.`);
  return Buffer.concat(chunks).toString('utf8');
}
