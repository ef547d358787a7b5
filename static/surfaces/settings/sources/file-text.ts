/** Bytes that Windows-1255 has for letters of Hebrew. */
const ALEF = 0xe0;
const TAV = 0xfa;
/** Bytes of other alphabets lie on both sides of these; a Hebrew file has some quotation marks and little else there. */
const HEBREW_SHARE = 0.8;

/**
 * Text of a file as programs write it: UTF-8, UTF-16 with its mark, or the Windows-1255 of a Hebrew spreadsheet's plain CSV.
 * null for what is none of them.
 */
export function textIn(buffer: ArrayBuffer): string | null {
  const bytes = new Uint8Array(buffer);
  const text = decoded(bytes, markedAs(bytes)) ?? (isHebrew(bytes) ? decoded(bytes, 'windows-1255') : null);
  return text === null || text.includes('\u0000') ? null : text;
}

function markedAs([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isHebrew(bytes: Uint8Array): boolean {
  const high = bytes.filter((byte) => byte >= 0x80);
  const letters = high.filter((byte) => byte >= ALEF && byte <= TAV);
  return letters.length >= high.length * HEBREW_SHARE;
}
