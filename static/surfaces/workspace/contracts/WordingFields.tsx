import { LongTextField, TextField } from '../../../kit/fields';
import { useWords } from '../../../kit/text';
import type { Both } from './contract-draft';

interface WordingFieldsProps {
  readonly label: string;
  readonly note?: string;
  /** One line, for names. */
  readonly isShort?: boolean;
  readonly value: Both;
  readonly fault: string | undefined;
  readonly onChange: (value: Both) => void;
}

const CLAUSE_LIMIT = 2000;
const OWN_FIRST = { en: ['en', 'he'], he: ['he', 'en'] } as const;

/** A clause in both languages, the reader's first: one of the two is enough. */
export function WordingFields({ label, note, isShort = false, value, fault, onChange }: WordingFieldsProps) {
  const words = useWords();
  return (
    <div class="contract-pair">
      {OWN_FIRST[words.language].map((language, index) => {
        const field = {
          label: words.text(language === 'en' ? 'settings.inEnglish' : 'settings.inHebrew', { what: label }),
          direction: language === 'en' ? ('ltr' as const) : ('rtl' as const),
          value: value[language],
          note: index === 0 ? note : undefined,
          fault: index === 0 ? fault : undefined,
          onChange: (text: string) => onChange({ ...value, [language]: text }),
        };
        return isShort ? (
          <TextField key={language} {...field} />
        ) : (
          <LongTextField key={language} limit={CLAUSE_LIMIT} {...field} />
        );
      })}
    </div>
  );
}
