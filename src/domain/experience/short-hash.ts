const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * 64 bits of a text as 13 base-36 digits (FNV-1a over its code points). For ids made of names, not for secrets: two of a
 * site's thousand units share one with a probability below 1e-13.
 */
export const shortHash = (text: string): string => {
  let hash = OFFSET;
  for (const char of text) hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * PRIME);
  return hash.toString(36).padStart(13, '0');
};
