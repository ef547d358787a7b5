/** What Jira draws small; of these the thumbnail here is the picture itself. */
const PICTURES: ReadonlySet<string> = new Set(['image/gif', 'image/jpeg', 'image/png', 'image/webp']);

export const isPicture = ({ mimeType }: { readonly mimeType: string }): boolean => PICTURES.has(mimeType);

/** What stands for a file that is no picture: one transparent pixel. */
export const DEFAULT_THUMBNAIL = {
  fileName: 'default.png',
  mimeType: 'image/png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
};
