import { contentOf, type NewFile } from '../state/file-records.ts';
import type { RestContext } from './rest-context.ts';
import { forbidden, RestError } from './rest-error.ts';

/** @throws RestError 403 for a form that a page of another site could have sent. */
export const assertNotForged = ({ headers }: RestContext): void => {
  if (headers['x-atlassian-token'] !== 'no-check') throw forbidden('XSRF check failed');
};

/** The parts named `file` of a form, in its order. @throws RestError 415 for a body that is no form */
export const filesOf = async (context: RestContext): Promise<readonly NewFile[]> => {
  const form = await formOf(context);
  const files = form.getAll('file').filter((part) => part instanceof File);
  return Promise.all(files.map(newFile));
};

const formOf = async ({ headers, bytes }: RestContext): Promise<FormData> => {
  if (bytes === undefined) throw unsupported();
  const form = new Response(new Uint8Array(bytes), { headers: { 'content-type': headers['content-type'] ?? '' } });
  try {
    return await form.formData();
  } catch {
    throw unsupported();
  }
};

const unsupported = (): RestError => new RestError(415, 'The body is not a form with files (multipart/form-data).');

const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/;

/** Browsers of old send whole paths. */
const newFile = async (file: File): Promise<NewFile> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mimeType = file.type.split(';')[0]?.trim() ?? '';
  return {
    fileName: file.name.split(/[\\/]/).at(-1) || 'file',
    mimeType: MEDIA_TYPE.test(mimeType) ? mimeType : 'application/octet-stream',
    size: bytes.length,
    content: contentOf(bytes),
  };
};
