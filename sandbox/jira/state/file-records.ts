/** Files as plain JSON. */

/** Bytes that are text are kept as text, so that words in the state can be found. */
export interface FileContent {
  readonly encoding: 'utf8' | 'base64';
  readonly text: string;
}

/** The bytes of an attachment. */
export interface FileRecord {
  /** Of the attachment. */
  readonly id: string;
  readonly issueId: string;
  readonly content: FileContent;
}

/** A file before it belongs to an issue. */
export interface NewFile {
  readonly fileName: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  readonly content: FileContent;
}

/** A file uploaded to a desk, waiting to be handed in with a request or a comment by whom it was uploaded. */
export interface TemporaryFileRecord extends NewFile {
  readonly id: string;
  readonly projectId: string;
  readonly byId: string;
  readonly at: number;
}

/** How bytes are kept. */
export const contentOf = (bytes: Uint8Array): FileContent => {
  const given = Buffer.from(bytes);
  const text = given.toString('utf8');
  return Buffer.from(text, 'utf8').equals(given)
    ? { encoding: 'utf8', text }
    : { encoding: 'base64', text: given.toString('base64') };
};

/** The bytes as they came. */
export const bytesOf = ({ encoding, text }: FileContent): Buffer => Buffer.from(text, encoding);
