import type { PanelView } from '../../../src/contract/panel';
import { useWords } from '../../kit/text';
import { DRIVER_NAMES, reasonName, scaleWord } from '../answer-words';
import { lostTimeText } from '../lost-time';

/** The requester's answer, as far as the process lets this person see it. */
export function AnswerGiven({ view }: { readonly view: PanelView }) {
  const words = useWords();
  if (view.answerHidden) return <p class="quiet small answer">{words.text('panel.answerHidden')}</p>;
  const { answer } = view;
  if (!answer) return null;
  const { driver } = answer;
  return (
    <section class="answer" aria-label={words.text('panel.answer')}>
      <p class="quiet small">
        {words.text(answer.mode === 'invited' ? 'panel.rated' : 'panel.ratedVolunteered', {
          date: words.day(answer.answeredAt),
        })}
      </p>
      {driver && (
        <p>
          {words.text('panel.driver', {
            driver: words.text(DRIVER_NAMES[driver.item]),
            value: words.text(scaleWord(driver.item, driver.value)),
          })}
        </p>
      )}
      {answer.reasons.length > 0 && (
        <ul class="chips answer-reasons">
          {answer.reasons.map((reason) => (
            <li key={reason} class="lozenge" data-tone="neutral">
              {words.text(reasonName(reason))}
            </li>
          ))}
        </ul>
      )}
      {answer.comment !== null && (
        <blockquote class="answer-comment" dir="auto">
          {answer.comment}
        </blockquote>
      )}
      {answer.commentHidden && <p class="quiet small">{words.text('panel.commentHidden')}</p>}
      {answer.lostMinutes !== null && (
        <p class="quiet small">{words.text('panel.lostTime', { time: lostTimeText(words, answer.lostMinutes) })}</p>
      )}
    </section>
  );
}
