/** What follows from the data: how many rows are written, how many values a list has, how many alternatives are tried. */
const REPEATED: readonly (readonly [RegExp, string])[] = [
  [/\(\?(?:, \?)*\)/g, '(?)'],
  [/(\((?:[^()]|\(\?\))*\))(?:, \1)+/g, '$1'],
  [/(\((?:[^()]|\(\?\))*\))(?: or \1)+/g, '$1'],
  [/\((\((?:[^()]|\(\?\))*\))\)/g, '$1'],
];

/** A SELECT for each stretch of time: how many there are follows from the period. */
const UNION = ' union all ';

/**
 * A statement's text as that of its kind: two that differ only in the number of rows, values, alternatives or stretches of time
 * are one.
 */
export const normalized = (sql: string): string => {
  const single = REPEATED.reduce((text, [repeated, once]) => text.replaceAll(repeated, once), sql);
  const parts = single.split(UNION);
  return parts.filter((part, at) => part !== parts[at - 1]).join(UNION);
};
