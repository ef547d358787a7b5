import { badRequest, RestError } from './rest-error.ts';
import type { RouteAnswer } from './rest-context.ts';

interface FileToSend {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

/**
 * A file, or the part of it that the header `Range` asks for.
 * @throws RestError 400 for a range that cannot be read, 416 for one that lies outside
 */
export const fileAnswer = ({ fileName, mimeType, bytes }: FileToSend, range: string | undefined): RouteAnswer => {
  const headers = {
    'content-type': mimeType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  };
  if (range === undefined) return { status: 200, bytes, headers };
  const { from, to } = rangeOf(range, bytes.length);
  return {
    status: 206,
    bytes: bytes.subarray(from, to + 1),
    headers: { ...headers, 'content-range': `bytes ${from}-${to}/${bytes.length}` },
  };
};

/** First and last byte of `bytes=2-5`, `bytes=2-` or `bytes=-3`. */
const rangeOf = (range: string, size: number): { readonly from: number; readonly to: number } => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? [];
  const isBackwards = first !== '' && last !== '' && Number(first) > Number(last);
  if ((first === '' && last === '') || isBackwards) throw badRequest(`The range '${range}' cannot be read.`);
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last));
  if (from > to) throw new RestError(416, `The file has ${size} bytes.`);
  return { from, to };
};
