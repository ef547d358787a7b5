import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** The whole body as text; null when there is none. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  return (await readTextOrBytes(request)).body;
}

/** The whole body: text, or bytes where it is a form with files. */
export async function readTextOrBytes(
  request: IncomingMessage,
): Promise<{ readonly body: string | null; readonly bytes?: Uint8Array }> {
  const bytes = await buffer(request);
  if (isForm(request.headers['content-type'])) return { body: null, bytes };
  return { body: bytes.length === 0 ? null : bytes.toString('utf8') };
}

/** Whether a body of this media type is a form with files. */
export const isForm = (contentType: string | undefined): boolean => /^multipart\//i.test(contentType ?? '');
