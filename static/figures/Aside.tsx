import type { Tile } from '../../src/contract/gadget';
import { useWords } from '../kit/text';
import { figureText, sizeText } from './figure-words';

interface AsideProps {
  readonly aside: NonNullable<Tile['aside']>;
  readonly workdayMs: number;
}

/** What stands beside the headline so that nobody has to take it on trust: who was asked, and who rated unasked. */
export function Aside({ aside, workdayMs }: AsideProps) {
  const words = useWords();
  const { volunteered, eligibleShare } = aside;
  return (
    <ul class="aside">
      {eligibleShare !== null && <li>{words.text('aside.eligible', { share: words.percent(eligibleShare) })}</li>}
      {volunteered.state === 'ready' && (
        <li>
          {words.text('aside.volunteered', {
            figure: figureText(words, volunteered.value, { unit: 'score', workdayMs }),
            size: sizeText(words, volunteered),
          })}
        </li>
      )}
      {volunteered.state === 'too-few' && <li>{words.text('aside.volunteeredTooFew')}</li>}
    </ul>
  );
}
