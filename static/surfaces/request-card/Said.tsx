import type { CardAnswer } from '../../../src/contract/card';
import { useWords } from '../../kit/text';
import { DRIVER_QUESTIONS, reasonName, scaleWord } from '../answer-words';
import type { AnsweredView } from './answered-view';
import { lostTimeText } from '../lost-time';

/** Whether anything beyond the score was given. */
export function hasDetails(answer: CardAnswer): boolean {
  return answer.driver !== null || answer.reasons.length > 0 || answer.comment !== null || answer.lostMinutes !== null;
}

/** What the requester added, read back to them. */
export function Said({ view }: { readonly view: AnsweredView }) {
  const words = useWords();
  const { driver, reasons, comment, lostMinutes } = view.answer;
  if (!hasDetails(view.answer)) return null;
  return (
    <dl class="said">
      {driver && (
        <div>
          <dt>{words.text(DRIVER_QUESTIONS[driver.item], { team: view.service.team })}</dt>
          <dd>{words.text(scaleWord(driver.item, driver.value))}</dd>
        </div>
      )}
      {reasons.length > 0 && (
        <div>
          <dt>{words.text('card.reasons')}</dt>
          <dd>{reasons.map((reason) => words.text(reasonName(reason))).join(' · ')}</dd>
        </div>
      )}
      {comment !== null && (
        <div>
          <dt>{words.text('card.comment')}</dt>
          <dd class="said-comment" dir="auto">
            {comment}
          </dd>
        </div>
      )}
      {lostMinutes !== null && (
        <div>
          <dt>{words.text('card.lostTime')}</dt>
          <dd>{lostTimeText(words, lostMinutes)}</dd>
        </div>
      )}
    </dl>
  );
}
