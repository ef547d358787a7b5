import { useEffect, useState } from 'react';
import type { AccountId } from '../../src/contract/ids';
import { readJira } from './bridge';
import { Button } from './controls';
import { TextField } from './fields';
import { useWords } from './text';

/** Somebody whose name was found. */
export interface Person {
  readonly accountId: AccountId;
  readonly name: string;
}

interface PersonSearchProps {
  readonly label: string;
  readonly note: string;
  readonly fault?: string | undefined;
  readonly onChoose: (person: Person) => void;
}

/** Finds a person of this site by name. */
export function PersonSearch({ label, note, fault, onChoose }: PersonSearchProps) {
  const words = useWords();
  const [query, setQuery] = useState('');
  const people = usePeople(query);
  return (
    <div class="field">
      <TextField
        label={label}
        note={note}
        fault={fault}
        placeholder={words.text('settings.process.reader.search')}
        value={query}
        onChange={setQuery}
      />
      {people.length > 0 && (
        <ul class="people">
          {people.map((person) => (
            <li key={person.accountId}>
              <Button onPress={() => onChoose(person)}>
                <bdi>{person.name}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const TYPING_PAUSE = 250;
const SHORTEST_QUERY = 2;

/** People of this site whose name fits, found as the admin who looks. */
function usePeople(query: string): readonly Person[] {
  const [people, setPeople] = useState<readonly Person[]>([]);
  useEffect(() => {
    if (query.trim().length < SHORTEST_QUERY) {
      setPeople([]);
      return undefined;
    }
    let current = true;
    const timer = setTimeout(() => {
      const search = new URLSearchParams({ query: query.trim(), maxResults: '5' });
      void readJira(`/rest/api/3/user/search?${search}`).then((answer) => {
        if (current) setPeople(peopleIn(answer));
      });
    }, TYPING_PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);
  return people;
}

function isAccountId(id: unknown): id is AccountId {
  return typeof id === 'string' && id.length > 0 && id.length <= 128;
}

function peopleIn(answer: unknown): readonly Person[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((found: unknown) => {
    if (typeof found !== 'object' || found === null || !('accountId' in found) || !('displayName' in found)) return [];
    const { accountId, displayName } = found;
    return isAccountId(accountId) && typeof displayName === 'string' ? [{ accountId, name: displayName }] : [];
  });
}
