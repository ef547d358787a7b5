import { useState } from 'react';
import type { CardView } from '../../../src/contract/card';
import { callPortal } from '../../kit/bridge';
import { ErrorState } from '../../kit/states';
import { useAnswer } from '../../kit/use-answer';
import { Answered } from './Answered';
import { Ask } from './Ask';
import { CardSkeleton } from './CardSkeleton';
import { ClosedCard } from './ClosedCard';
import { Solved } from './Solved';
import { useRating } from './use-rating';
import type { Rating } from './use-rating';

const readCard = () => callPortal('readCard', {});

/** One question; one click is a full answer; everything after it is optional. */
export function RequestCard() {
  const reading = useAnswer(readCard);
  const [fresh, setFresh] = useState(false);
  const rating = useRating((view) => {
    setFresh(true);
    reading.replace(view);
  }, reading.reload);
  if (!reading.value) {
    if (reading.error) return <ErrorState error={reading.error} busy={reading.busy} onRetry={reading.reload} />;
    return <CardSkeleton />;
  }
  return <Card view={reading.value} rating={rating} fresh={fresh} onSaved={reading.replace} />;
}

interface CardProps {
  readonly view: CardView;
  readonly rating: Rating;
  readonly fresh: boolean;
  readonly onSaved: (view: CardView) => void;
}

function Card({ view, rating, fresh, onSaved }: CardProps) {
  switch (view.kind) {
    case 'ask':
      if (view.question === 'solved') return <Solved view={view} onSaved={onSaved} />;
      return <Ask view={view} rating={rating} />;
    case 'answered':
      return <Answered view={view} rating={rating} fresh={fresh} onSaved={onSaved} />;
    case 'off':
      // Before anybody has started the app there is nothing to tell a requester.
      return view.why === 'not-started' ? null : <ClosedCard view={view} fault={rating.fault} />;
    case 'open':
    case 'not-yours':
    case 'expired':
    case 'withdrawn':
      return <ClosedCard view={view} fault={rating.fault} />;
  }
}
