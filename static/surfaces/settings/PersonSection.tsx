import { useState } from 'react';
import { callSettings } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { Button, Notice } from '../../kit/controls';
import { ErrorNotice } from '../../kit/states';
import { Text, useWords } from '../../kit/text';
import { PersonSearch } from '../../kit/person-search';
import type { Person } from '../../kit/person-search';
import { saveFile } from './save-file';
import { Section } from './Section';

/** What is held about one person: handed over, or erased. */
export function PersonSection() {
  const words = useWords();
  const [person, setPerson] = useState<Person | null>(null);
  return (
    <Section title={words.text('settings.person')} intro={words.text('settings.person.intro')}>
      {person === null ? (
        <PersonSearch
          label={words.text('settings.person.who')}
          note={words.text('settings.person.note')}
          onChoose={setPerson}
        />
      ) : (
        <Chosen person={person} onOther={() => setPerson(null)} />
      )}
    </Section>
  );
}

interface ChosenProps {
  readonly person: Person;
  readonly onOther: () => void;
}

interface Doing {
  readonly busy: boolean;
  readonly error: AnswerError | null;
  /** Requests of the person who was erased. */
  readonly erased: number | null;
}

const idle: Doing = { busy: false, error: null, erased: null };

function Chosen({ person, onOther }: ChosenProps) {
  const words = useWords();
  const [asks, setAsks] = useState(false);
  const [{ busy, error, erased }, setDoing] = useState(idle);
  const { accountId, name } = person;
  const hand = async () => {
    setDoing({ ...idle, busy: true });
    const answer = await callSettings('exportPerson', { accountId });
    setDoing(answer.ok ? idle : { ...idle, error: answer.error });
    if (answer.ok) saveFile('inward-person.json', [JSON.stringify(answer.value, null, 2)]);
  };
  const erase = async () => {
    setDoing({ ...idle, busy: true });
    const answer = await callSettings('erasePerson', { accountId });
    setAsks(false);
    setDoing(answer.ok ? { ...idle, erased: answer.value.requests } : { ...idle, error: answer.error });
  };
  return (
    <div class="preview">
      <p>
        <bdi class="process-name">{name}</bdi>
      </p>
      <div class="row-actions">
        <Button busy={busy} onPress={() => void hand()}>
          {words.text('settings.person.export')}
        </Button>
        {!asks && (
          <Button look="subtle" onPress={() => setAsks(true)}>
            {words.text('settings.person.erase')}
          </Button>
        )}
        <Button look="link" onPress={onOther}>
          {words.text('settings.person.other')}
        </Button>
      </div>
      {asks && <Sure name={name} busy={busy} onErase={() => void erase()} onKeep={() => setAsks(false)} />}
      {erased !== null && (
        <Notice tone="success" role="status" focused>
          {words.text('settings.person.erased', { count: erased })}
        </Notice>
      )}
      <ErrorNotice error={error} />
    </div>
  );
}

interface SureProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onErase: () => void;
  readonly onKeep: () => void;
}

/** What cannot be taken back is asked about once more. */
function Sure({ name, busy, onErase, onKeep }: SureProps) {
  const words = useWords();
  return (
    <Notice tone="warning" role="alert" focused>
      <span>
        <Text id="settings.person.sure" values={{ name }} />
      </span>
      <span class="save-choices">
        <Button look="link" busy={busy} onPress={onErase}>
          {words.text('settings.person.eraseNow')}
        </Button>
        <Button look="link" onPress={onKeep}>
          {words.text('settings.person.keep')}
        </Button>
      </span>
    </Notice>
  );
}
