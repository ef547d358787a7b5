import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import he from '../locales/he.json' with { type: 'json' };

type Texts = Readonly<Record<string, string>>;
const CATALOGUES = [
  ['en', en],
  ['he', he],
] as const satisfies readonly (readonly [string, Texts])[];

/** Keys of the texts that a pattern is found in. */
const keysWith = (texts: Texts, pattern: RegExp): readonly string[] =>
  Object.entries(texts)
    .filter(([, text]) => pattern.test(text))
    .map(([key]) => key);

const textOf = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** Files with Hebrew that people read. */
const READ_BY_PEOPLE = [
  'locales/he.json',
  'sandbox/host/texts/he.ts',
  'demo/rakia/story.ts',
  'demo/rakia/contracts.ts',
  'demo/rakia/desks.ts',
];

/** Names of the values that a text is made with, from its parsed form. */
function valuesIn(text: string): readonly string[] {
  const names = new Set<string>();
  JSON.stringify(new IntlMessageFormat(text, 'en').getAst(), (key, value: unknown) => {
    // Type 0 is plain words, 7 the `#` of a plural; every other part with a value names it there.
    if (typeof value === 'object' && value !== null && 'type' in value && 'value' in value) {
      if (value.type !== 0 && typeof value.value === 'string') names.add(value.value);
    }
    return key === 'location' ? undefined : value;
  });
  return [...names].toSorted();
}

describe('the texts of both languages', () => {
  it('have the same keys', () => {
    expect(Object.keys(he).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it.each(CATALOGUES)(
    'speak of a rated service whose summary is forgotten without quotation marks: %s',
    (language, texts) => {
      for (const key of ['card.answered', 'card.kept'] as const) {
        const say = (summary: string, titled: 'yes' | 'no') =>
          new IntlMessageFormat(texts[key], language).format({ team: 'HR', summary, titled, score: '4' });
        expect(say('Payslip', 'yes')).toMatch(/["״]Payslip["״]/);
        expect(say('', 'no')).not.toMatch(/["״{]|\s\s|\s$|\s:/);
      }
    },
  );

  it('end who sees a rating with a full stop', () => {
    const privacy = Object.entries({ ...en }).filter(([key]) => key.startsWith('card.privacy.'));
    expect(privacy.length).toBeGreaterThan(5);
    for (const [, texts] of CATALOGUES) expect(keysWith(texts, /not required.*[^.]$|אינו חובה.*[^.]$/)).toEqual([]);
  });
});

it.each(CATALOGUES)(
  'every text in %s can be parsed, and takes no value that the English one does not',
  (_name, texts) => {
    const known: Texts = en;
    const odd = Object.entries<string>(texts).filter(([key, text]) => {
      const given = new Set(valuesIn(known[key] ?? ''));
      return valuesIn(text).some((name) => !given.has(name));
    });
    expect(odd.map(([key]) => key)).toEqual([]);
  },
);

it('a time that rounds to nothing is no figure', () => {
  const worded = CATALOGUES.map(([locale, texts]) =>
    new IntlMessageFormat(texts['duration.workingMinutes'], locale).format({ n: 0, figure: '0' }),
  );
  expect(worded).toEqual(['less than a minute', 'פחות מדקה']);
});

describe('English', () => {
  it('quotes with straight marks alone, as its apostrophes are', () => {
    expect(keysWith(en, /[“”„«»‘’]/)).toEqual([]);
  });

  it('has "an" before a vowel that is heard', () => {
    expect(keysWith(en, /\b[Aa] (?:hour|(?!one\b|once\b)[aeio]\w+)\b/)).toEqual([]);
  });
});

describe('Hebrew', () => {
  it('quotes with ״gershayim״ alone', () => {
    expect(keysWith(he, /[“”„«»‘’"]/)).toEqual([]);
  });

  it('opens and closes each quotation', () => {
    const words = Object.entries(he).map(([key, text]) => [key, text.replaceAll(/(?<=[א-ת])״(?=[א-ת](?![א-ת]))/g, '')]);
    expect(words.filter(([, text]) => ((text ?? '').split('״').length - 1) % 2 === 1).map(([key]) => key)).toEqual([]);
  });

  it('has one word for one thing', () => {
    const rows =
      textOf('docs/glossary.md')
        .split('## In Hebrew')[1]
        ?.matchAll(/^\|[^|]+\|[^|]+\|([^|]+)\|$/gm) ?? [];
    const wrong = [...rows].flatMap(([, not = '']) => not.match(/[א-ת״][א-ת״ ]*/g) ?? []).map((word) => word.trim());
    expect(wrong.length).toBeGreaterThan(10);
    const found = READ_BY_PEOPLE.flatMap((path) =>
      wrong
        .filter((word) => new RegExp(`(?<![א-ת])[ובהלמכש]*${word}(?![א-ת])`).test(textOf(path)))
        .map((word) => [path, word]),
    );
    expect(found).toEqual([]);
  });

  it('spells Jira in one way, as a feminine word', () => {
    expect(keysWith(he, /(?<!ס)ג[׳'’]?ירה(?![א-ת])/)).toEqual([]);
    expect(
      keysWith(he, /Jira (?:לא |כבר |עוד )?(?:עצמו|אינו|נותן|מסר|מכיר|בודק|מקבל|אומר|עמוס|ענה|מאט|יישאר)(?![א-ת])/),
    ).toEqual([]);
  });

  it('has one word for spam and one for a click', () => {
    expect(keysWith(he, /ספאם|ספם/)).toEqual([]);
    expect(keysWith(he, /הקשה|הקישו(?![א-ת])|הקליקו|קליק/)).toEqual([]);
  });
});
