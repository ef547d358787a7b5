import type { RowFault } from '../../../../src/contract/incident-import';
import { Button } from '../../../kit/controls';
import { csvCell } from '../../../kit/csv';
import { DataTable } from '../../../kit/data-table';
import { useWords } from '../../../kit/text';
import type { Words } from '../../../kit/words';
import { saveFile } from '../save-file';
import type { IncidentFile } from './incident-file';
import { reasonText } from './Preview';

interface FaultListProps {
  readonly file: IncidentFile;
  readonly faults: readonly RowFault[];
  readonly count: number;
}

const MOST_SHOWN = 20;

/** Rows that were not taken, with line and reason; all of them as a file with the rows themselves, to be mended and sent again. */
export function FaultList({ file, faults, count }: FaultListProps) {
  const words = useWords();
  if (count === 0) return null;
  return (
    <div class="preview">
      <h3>{words.text('sources.faults', { count })}</h3>
      <p class="quiet">{words.text('sources.faults.intro')}</p>
      <DataTable
        caption={words.text('sources.faults', { count })}
        head={[
          { name: words.text('sources.faults.line'), kind: 'name' },
          { name: words.text('sources.faults.why'), kind: 'wide' },
        ]}
        rows={faults.slice(0, MOST_SHOWN).map((fault) => ({
          id: `${fault.line}`,
          cells: [words.number(fault.line), reasonText(words, fault)],
        }))}
      />
      {count > MOST_SHOWN && (
        <p class="quiet small">{words.text('sources.faults.more', { count: count - MOST_SHOWN })}</p>
      )}
      <div>
        <Button onPress={() => saveFile('inward-left-out.csv', [faultsAsCsv(words, file, faults)])}>
          {words.text('sources.faults.save')}
        </Button>
      </div>
    </div>
  );
}

/** Line and reason, then the row as the file had it. The mark in front lets spreadsheets read Hebrew as it is. */
function faultsAsCsv(words: Words, file: IncidentFile, faults: readonly RowFault[]): string {
  const records = new Map(file.records.map((record) => [record.line, record.cells]));
  const head = [words.text('sources.faults.line'), words.text('sources.faults.why'), ...file.columns];
  const rows = faults.map((fault) => [
    String(fault.line),
    reasonText(words, fault),
    ...(records.get(fault.line) ?? []),
  ]);
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
