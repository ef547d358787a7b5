import { useState } from 'react';
import type { CardView } from '../../../src/contract/card';
import { Button, Notice } from '../../kit/controls';
import { ScaleRow } from '../../kit/scale-row';
import { Text, useWords } from '../../kit/text';
import { SCALES, scaleWord } from '../answer-words';
import type { AnsweredView } from './answered-view';
import { Details } from './Details';
import { FollowUp } from './FollowUp';
import { Privacy } from './Privacy';
import { RatingStatus } from './RatingStatus';
import type { Rating } from './use-rating';
import { hasDetails, Said } from './Said';

interface AnsweredProps {
  readonly view: AnsweredView;
  readonly rating: Rating;
  /** Rated in this window a moment ago. */
  readonly fresh: boolean;
  readonly onSaved: (view: CardView) => void;
}

/** The score, changeable with one click for 14 days, and the optional rest. */
export function Answered({ view, rating, fresh, onSaved }: AnsweredProps) {
  const words = useWords();
  const [added, setAdded] = useState(false);
  if (!view.editable) return <Kept view={view} />;
  const until = words.day(view.editableUntil);
  return (
    <div class="card">
      {(fresh || added) && (
        <Notice key={added ? 'added' : 'rated'} tone="success" role="status" focused>
          {words.text(added ? 'card.detailsSaved' : 'card.thanks', { date: until })}
        </Notice>
      )}
      <div class="card-question">
        <ScaleRow
          saves
          legend={<Text id="card.answered" values={serviceOf(view)} />}
          choices={SCALES.experience.map((key) => words.text(key))}
          value={view.answer.score}
          saving={rating.saving}
          onChoose={rating.rate}
        />
        <RatingStatus rating={rating} />
        {!fresh && !added && <p class="quiet small">{words.text('card.editableUntil', { date: until })}</p>}
      </div>
      <FollowUp view={view} fresh={fresh} />
      <Optional
        view={view}
        opened={fresh && !hasDetails(view.answer)}
        onSaved={(saved) => {
          setAdded(true);
          onSaved(saved);
        }}
      />
    </div>
  );
}

interface OptionalProps {
  readonly view: AnsweredView;
  /** Opened for somebody who has just rated; folded for somebody who comes back. */
  readonly opened: boolean;
  readonly onSaved: (view: CardView) => void;
}

/** Everything beside the score: the form, or what was said in it. */
function Optional({ view, opened, onSaved }: OptionalProps) {
  const words = useWords();
  const [editing, setEditing] = useState(opened);
  if (editing) {
    return (
      <Details
        view={view}
        onSaved={(saved) => {
          setEditing(false);
          onSaved(saved);
        }}
        onClose={() => setEditing(false)}
      />
    );
  }
  return (
    <>
      <Said view={view} />
      <div class="card-foot">
        <Privacy service={view.service} commentForTeam={view.answer.commentForTeam} />
        <Button onPress={() => setEditing(true)}>
          {words.text(hasDetails(view.answer) ? 'card.changeDetails' : 'card.addDetails')}
        </Button>
      </div>
    </>
  );
}

/** After the 14 days: what was said, and nothing to press. */
/** A summary is forgotten long before a score is. */
const serviceOf = ({ service: { team, summary } }: AnsweredView) => ({
  team,
  summary,
  titled: summary === '' ? 'no' : 'yes',
});

function Kept({ view }: { readonly view: AnsweredView }) {
  const words = useWords();
  return (
    <div class="card">
      <p>
        <Text
          id="card.kept"
          values={{
            ...serviceOf(view),
            score: (
              <strong>
                {words.number(view.answer.score)} · {words.text(scaleWord('experience', view.answer.score))}
              </strong>
            ),
          }}
        />
      </p>
      <Said view={view} />
      <FollowUp view={view} fresh={false} />
      <p class="quiet small">{words.text('card.noLongerEditable', { date: words.day(view.editableUntil) })}</p>
    </div>
  );
}
