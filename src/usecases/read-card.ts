import type { CardView } from '../contract/card';
import type { Language } from '../contract/words';
import { cardViewOf } from './card-view';
import { findCard, type CardCall, type FindCardDeps } from './find-card';

/**
 * What the requester's card shows. Never refuses: somebody else's request is a view of its own.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readCard =
  (deps: FindCardDeps) =>
  async (call: CardCall & { readonly language: Language }): Promise<CardView> =>
    cardViewOf(await findCard(deps)(call), call.language);
