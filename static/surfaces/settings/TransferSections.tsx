import { useState } from 'react';
import type { ComponentChildren } from 'preact';
import type { ImportProgress } from '../../../src/contract/transfer';
import { callSettings } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { Button, Meter, Notice } from '../../kit/controls';
import { FileField } from '../../kit/fields';
import { ErrorNotice } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import { saveFile } from './save-file';
import { Section } from './Section';
import { readFile, writeFile } from './transfer';
import type { ImportStart, Progress } from './transfer';

/** Everything out into a file, and in again. */
export function TransferSections() {
  return (
    <>
      <ExportSection />
      <ImportSection />
    </>
  );
}

function ExportSection() {
  const words = useWords();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<AnswerError | null>(null);
  const save = async () => {
    setError(null);
    setProgress({ done: 0, total: 0 });
    const outcome = await readFile(setProgress);
    setProgress(null);
    if ('error' in outcome) setError(outcome.error);
    else saveFile('inward-export.jsonl', outcome.value);
  };
  return (
    <Section title={words.text('data.export')} intro={words.text('data.export.intro')}>
      <div>
        <Button busy={progress !== null} onPress={() => void save()}>
          {words.text('data.export.save')}
        </Button>
      </div>
      <State progress={progress} error={error} />
    </Section>
  );
}

interface ImportSectionProps {
  /** What can be done once everything is here. */
  readonly next?: ComponentChildren;
}

/** One export of another site, or of this one. */
export function ImportSection({ next }: ImportSectionProps) {
  const words = useWords();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<AnswerError | null>(null);
  const [added, setAdded] = useState<number | null>(null);
  const [start, setStart] = useState<ImportStart | null>(null);
  const begun = useAnswer(readBegun);
  const take = async (file: File) => {
    setError(null);
    setAdded(null);
    setStart(null);
    setProgress({ done: 0, total: 0 });
    const outcome = await writeFile(await file.text(), { starts: setStart, told: setProgress });
    begun.reload();
    setProgress(null);
    if ('error' in outcome) setError(outcome.error);
    else setAdded(outcome.value);
  };
  return (
    <Section title={words.text('data.import')} intro={words.text('data.import.intro')}>
      {begun.value && progress === null && <Begun import={begun.value} />}
      <FileField
        label={words.text('data.import.file')}
        accept=".jsonl"
        disabled={progress !== null}
        onChoose={(file) => void take(file)}
      />
      <Start start={start} />
      <State progress={progress} error={error} />
      {added !== null && (
        <>
          <Notice tone="success" role="status">
            {words.text('data.import.done', { added })}
          </Notice>
          {next}
        </>
      )}
    </Section>
  );
}

const readBegun = () => callSettings('readImport', {});

/** Where an import stands that was not finished. */
function Begun({ import: { done, total, at } }: { readonly import: ImportProgress }) {
  const words = useWords();
  return (
    <Notice tone="information">
      {words.text('data.import.begun', {
        done: words.number(done),
        total: words.number(total),
        date: words.dateTime(at),
      })}
    </Notice>
  );
}

/** What an import does with what was begun before it; nothing when nothing was. */
function Start({ start }: { readonly start: ImportStart | null }) {
  const words = useWords();
  if (start === null || start.kind === 'first') return null;
  const said =
    start.kind === 'continued'
      ? words.text('data.import.continued', { done: words.number(start.done) })
      : words.text('data.import.instead');
  return <p role="status">{said}</p>;
}

interface StateProps {
  readonly progress: Progress | null;
  readonly error: AnswerError | null;
}

function State({ progress, error }: StateProps) {
  const words = useWords();
  return (
    <>
      {progress && (
        <div class="coverage" role="status">
          <p>
            {words.text('data.export.progress', {
              done: words.number(progress.done),
              total: words.number(progress.total),
            })}
          </p>
          <Meter share={progress.total === 0 ? 0 : progress.done / progress.total} tone="information" />
        </div>
      )}
      <ErrorNotice error={error} />
    </>
  );
}
