/**
 * Every word of a text in its order; null where something stands between them, or where one is read as null.
 * @param pattern sticky, so that each word begins where the one before ends
 */
export const wordsOf = <Word>(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => Word | null,
): readonly Word[] | null => {
  const words: Word[] = [];
  pattern.lastIndex = 0;
  for (let end = 0; end < text.length; end = pattern.lastIndex) {
    const match = pattern.exec(text);
    const word = match === null ? null : read(match);
    if (word === null) return null;
    words.push(word);
  }
  return words;
};
