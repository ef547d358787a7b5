import { useState } from 'react';
import type { SourcesView } from '../../../../src/contract/incident-import';
import { Notice } from '../../../kit/controls';
import { FileField } from '../../../kit/fields';
import { useWords } from '../../../kit/text';
import { Section } from '../Section';
import { ImportForm } from './ImportForm';
import { LARGEST_BYTES, readIncidentFile } from './incident-file';
import type { FileFault, IncidentFile } from './incident-file';

interface ImportSectionProps {
  readonly view: SourcesView;
  readonly onMoved: () => void;
}

const MEGABYTE = 1_000_000;

/** A file of incidents: chosen, read in the browser, and from there on a form. */
export function ImportSection({ view, onMoved }: ImportSectionProps) {
  const words = useWords();
  const [file, setFile] = useState<IncidentFile | null>(null);
  const [fault, setFault] = useState<FileFault | null>(null);
  const [isReading, setIsReading] = useState(false);
  const choose = async (chosen: File) => {
    setFault(null);
    setFile(null);
    setIsReading(true);
    const read = await readIncidentFile(chosen);
    setIsReading(false);
    if ('fault' in read) setFault(read);
    else setFile(read);
  };
  return (
    <Section title={words.text('sources.import')} intro={words.text('sources.import.intro')}>
      <FileField
        label={words.text('sources.file')}
        note={words.text('sources.file.note')}
        accept=".csv,.txt,.tsv,text/csv"
        onChoose={(chosen) => void choose(chosen)}
      />
      {isReading && <p role="status">{words.text('sources.file.reading')}</p>}
      {fault && (
        <Notice tone="danger" role="alert">
          {words.text(`sources.fault.${fault.fault}`, { line: fault.line, most: LARGEST_BYTES / MEGABYTE })}
        </Notice>
      )}
      {file && <ImportForm key={file.hash} file={file} view={view} onMoved={onMoved} />}
    </Section>
  );
}
