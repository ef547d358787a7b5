import type { GadgetView } from '../../src/contract/gadget';
import { useWords } from '../kit/text';

/** Of when the figures are, and which answers are in them. */
export function Provenance({ view }: { readonly view: GadgetView }) {
  const words = useWords();
  const { through, nextAt } = view.release;
  return (
    <p class="provenance">
      <span>{words.text('gadget.asOf', { time: words.dateTime(view.asOf) })}</span>
      <span>
        {through === null
          ? words.text('gadget.noRelease', { next: words.day(nextAt) })
          : words.text('gadget.release', { through: words.day(through), next: words.day(nextAt) })}
      </span>
    </p>
  );
}
