import { useState } from 'react';
import { Button } from '../../kit/controls';
import { ScaleRow } from '../../kit/scale-row';
import { Text, useWords } from '../../kit/text';
import { SCALES } from '../answer-words';
import { Privacy } from './Privacy';
import type { AskView } from './ask-view';
import { RatingStatus } from './RatingStatus';
import type { Rating } from './use-rating';
import { WhyAsked } from './WhyAsked';

interface AskProps {
  readonly view: AskView;
  readonly rating: Rating;
}

/** The question. "Not now" folds it away in this window and stores nothing: it is not an answer. */
export function Ask({ view, rating }: AskProps) {
  const words = useWords();
  const [folded, setFolded] = useState(false);
  const { service } = view;
  if (folded) {
    return (
      <p class="card card-line">
        <span>{words.text('card.folded', { date: words.day(view.expiresAt) })}</span>
        <Button look="link" onPress={() => setFolded(false)}>
          {words.text('card.unfold')}
        </Button>
      </p>
    );
  }
  return (
    <div class="card">
      <WhyAsked view={view} />
      <div class="card-question">
        <ScaleRow
          heading
          saves
          legend={
            <>
              <Text id="card.question" values={{ team: service.team, summary: service.summary }} />
              {view.declined && <span class="card-declined">{words.text('card.declined')}</span>}
            </>
          }
          choices={SCALES.experience.map((key) => words.text(key))}
          value={rating.failed}
          saving={rating.saving}
          onChoose={rating.rate}
        />
        <RatingStatus rating={rating} />
      </div>
      <div class="card-foot">
        <Privacy service={service} />
        <Button look="subtle" onPress={() => setFolded(true)}>
          {words.text('card.notNow')}
        </Button>
      </div>
    </div>
  );
}
