const WORD = /[\p{L}\p{N}_]+/gu;

const tokens = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** Jira's index stems English words; this takes off the commonest endings only. */
const stem = (word: string): string => (word.length > 4 ? word.replace(/(ing|ed|es|s)$/, '') : word);

interface Term {
  readonly words: readonly string[];
  readonly pattern: RegExp | null;
}

const parseTerms = (query: string): Term[] =>
  [...query.matchAll(/"([^"]*)"|(\S+)/g)].flatMap(([, phrase, word]): Term[] => {
    if (phrase !== undefined) return [{ words: tokens(phrase), pattern: null }];
    const text = (word ?? '').toLowerCase();
    if (!/[*?]/.test(text)) return tokens(text).map((each) => ({ words: [each], pattern: null }));
    const source = text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.');
    return [{ words: [], pattern: new RegExp(`^${source}$`, 'u') }];
  });

/** Whether a text holds every word of the query: whole words in any order, `"a phrase"` in its order, `wild*` cards. */
export const matchesWords = (query: string): ((text: string) => boolean) => {
  const terms = parseTerms(query);
  // The stem of a word begins it, so a text without these letters needs no cutting into words.
  const letters = terms.flatMap(({ words }) => words.map(stem));
  return (text) => {
    const lower = text.toLowerCase();
    if (!letters.every((each) => lower.includes(each))) return false;
    const words = tokens(text);
    const stems = words.map(stem);
    return terms.every(({ words: wanted, pattern }) =>
      pattern === null ? containsRun(stems, wanted.map(stem)) : words.some((word) => pattern.test(word)),
    );
  };
};

const containsRun = (words: readonly string[], run: readonly string[]): boolean =>
  words.some((_, start) => run.every((word, index) => words[start + index] === word));
