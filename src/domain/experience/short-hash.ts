const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** 64 bits of a text (FNV-1a over its code points). For ids made of names, not for secrets. */
export const hashOf = (text: string): bigint => {
  let hash = OFFSET;
  for (const char of text) hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * PRIME);
  return hash;
};

/** The same as 13 base-36 digits: two of a site's thousand units share one with a probability below 1e-13. */
export const shortHash = (text: string): string => hashOf(text).toString(36).padStart(13, '0');
