import type { CardService } from '../../../src/contract/card';
import { Text } from '../../kit/text';
import type { MessageKey } from '../../kit/words';

const WHO_SEES: Readonly<Record<CardService['visibility'], { named: MessageKey; managers: MessageKey }>> = {
  team: { named: 'card.privacy.team', managers: 'card.privacy.team.managers' },
  managers: { named: 'card.privacy.managers', managers: 'card.privacy.managers.managers' },
  aggregate: { named: 'card.privacy.aggregate', managers: 'card.privacy.aggregate' },
};

interface PrivacyProps {
  readonly service: CardService;
  /** The requester opened their comment to the whole team. */
  readonly commentForTeam?: boolean;
}

/** Who will see the score and who reads the comment, said before anything is given. */
export function Privacy({ service, commentForTeam = false }: PrivacyProps) {
  const keys = WHO_SEES[service.visibility];
  if (commentForTeam && service.visibility === 'team') {
    return (
      <p class="card-privacy">
        <Text id="card.privacy.forTeam" values={{ team: service.team }} />
      </p>
    );
  }
  return (
    <p class="card-privacy">
      {service.commentReader === null ? (
        <Text id={keys.managers} values={{ team: service.team }} />
      ) : (
        <Text id={keys.named} values={{ team: service.team, reader: service.commentReader }} />
      )}
    </p>
  );
}
