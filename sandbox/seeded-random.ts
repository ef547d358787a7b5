/** A repeatable stream of random numbers. The same words give the same stream on every machine. */
export interface RandomStream {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** Uniform 32-bit unsigned integer. */
  nextInteger(): number;
}

/** A stream named by words, such as the sandbox's seed and the number of an invocation (sfc32 over a hash of the words). */
export function createRandomStream(...words: readonly (string | number)[]): RandomStream {
  let [a, b, c, counter] = hash(words.join('\u0000'));
  const nextInteger = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  // The first outputs still show the seed's structure.
  for (let round = 0; round < 12; round += 1) nextInteger();
  return { nextInteger, next: () => nextInteger() / 4_294_967_296 };
}

/** Fills bytes from the stream. */
export function fillBytes(stream: RandomStream, target: Uint8Array): void {
  for (let index = 0; index < target.length; index += 4) {
    const word = stream.nextInteger();
    for (let byte = 0; byte < 4 && index + byte < target.length; byte += 1)
      target[index + byte] = (word >>> (byte * 8)) & 0xff;
  }
}

/** A version 4 UUID drawn from the stream. */
export function drawUuid(stream: RandomStream): `${string}-${string}-${string}-${string}-${string}` {
  const bytes = new Uint8Array(16);
  fillBytes(stream, bytes);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Four 32-bit words of a string: FNV-1a over four lanes with a final mix. */
function hash(text: string): [number, number, number, number] {
  const lane = (offset: number): number => {
    let value = offset;
    for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 16_777_619);
    value = Math.imul(value ^ (value >>> 16), 2_246_822_507);
    value = Math.imul(value ^ (value >>> 13), 3_266_489_909);
    return value ^ (value >>> 16);
  };
  return [lane(2_166_136_261), lane(2_654_435_769), lane(1_013_904_242), lane(374_761_393)];
}
