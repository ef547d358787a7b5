/** Numbers in text, as MySQL reads and writes them. */

const LEADING_NUMBER = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/;
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** The number a text begins with, as an implicit cast takes it; 0 when there is none. Whole numbers of 64 bits stay exact. */
export function leadingNumber(text: string): bigint | number {
  const found = LEADING_NUMBER.exec(text)?.[1];
  if (found === undefined) return 0n;
  if (/^[+-]?\d+$/.test(found)) {
    const whole = BigInt(found.replace('+', ''));
    if (whole >= INT64_MIN && whole <= INT64_MAX) return whole;
  }
  return Number(found);
}

/** Whether the whole text, but for blanks around it, is one number. */
export function isNumberText(text: string): boolean {
  const found = LEADING_NUMBER.exec(text);
  return found !== null && text.slice(found[0].length).trim() === '';
}

/**
 * A number with exactly `scale` digits after the point, half away from zero.
 * A double is first taken as the decimal number of at most 15 digits it stands for: 1.005 rounds to 1.01.
 */
export function decimalText(value: bigint | number, scale: number): string {
  if (typeof value === 'bigint') return scale === 0 ? value.toString() : `${value}.${'0'.repeat(scale)}`;
  const negative = value < 0;
  const digits = plainDigits(Math.abs(value));
  const [whole = '0', fraction = ''] = digits.split('.');
  const kept = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  const rounded = Number(fraction[scale] ?? '0') >= 5 ? kept + 1n : kept;
  const text = rounded.toString().padStart(scale + 1, '0');
  const sign = negative && rounded !== 0n ? '-' : '';
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** The double nearest to a number rounded to `scale` decimal places; a negative scale rounds tens, hundreds, … */
export function roundTo(value: bigint | number, scale: number): bigint | number {
  if (scale >= 0) return typeof value === 'bigint' ? value : Number(decimalText(value, scale));
  const unit = 10n ** BigInt(-scale);
  const whole = typeof value === 'bigint' ? value : BigInt(decimalText(value, 0));
  const half = whole < 0n ? -unit / 2n : unit / 2n;
  return ((whole + half) / unit) * unit;
}

/** A double rounded as the C library does: half to even. */
export function roundDouble(value: number, places: number): number {
  const unit = 10 ** Math.abs(places);
  const scaled = places < 0 ? value / unit : value * unit;
  const below = Math.floor(scaled);
  const isHalf = scaled - below === 0.5;
  const whole = isHalf ? below + (below % 2 === 0 ? 0 : 1) : Math.round(scaled);
  return places < 0 ? whole * unit : whole / unit;
}

/** A double as MySQL writes it into text: with an exponent from 10^15 on and below 10^-15. */
export function doubleText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-15)) return value.toExponential().replace('e+', 'e');
  const text = String(value);
  const [mantissa = '', exponent] = text.split('e-');
  if (exponent === undefined) return text;
  const sign = value < 0 ? '-' : '';
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${mantissa.replace(/[-.]/g, '')}`;
}

/** Digits without exponent of a number that is not negative, at most 15 of them significant. */
function plainDigits(value: number): string {
  const precise = value.toPrecision(15);
  if (!precise.includes('e')) return precise;
  const [mantissa = '0', exponentText = '0'] = precise.split('e');
  const exponent = Number(exponentText);
  const digits = mantissa.replace('.', '');
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  return digits.length > exponent + 1
    ? `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`
    : digits.padEnd(exponent + 1, '0');
}
