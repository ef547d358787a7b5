import type { GadgetView } from '../../src/contract/gadget';
import { Button } from '../kit/controls';
import { useWords } from '../kit/text';
import { viewAsCsv } from './view-csv';

/** What leaves the screen: the figures with their method as a file, and the page on paper. */
export function Exports({ view }: { readonly view: GadgetView }) {
  const words = useWords();
  const download = () => {
    const link = document.createElement('a');
    // A byte order mark, so that spreadsheets read Hebrew as it is.
    link.href = URL.createObjectURL(new Blob([`\uFEFF${viewAsCsv(words, view)}`], { type: 'text/csv;charset=utf-8' }));
    link.download = `inward-${new Date(view.asOf).toISOString().slice(0, 10)}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div class="exports">
      <Button look="subtle" onPress={download}>
        {words.text('export.csv')}
      </Button>
      <Button look="subtle" onPress={() => window.print()}>
        {words.text('export.print')}
      </Button>
    </div>
  );
}
