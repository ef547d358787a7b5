interface Form {
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** A form with files, as a client sends it. */
export const formOf = async (files: readonly File[]): Promise<Form> => {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  const encoded = new Response(form);
  const contentType = encoded.headers.get('content-type') ?? '';
  return {
    bytes: await encoded.bytes(),
    headers: { 'content-type': contentType, 'x-atlassian-token': 'no-check' },
  };
};
