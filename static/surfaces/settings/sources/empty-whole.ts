import type { SourceView } from '../../../../src/contract/incident-import';
import { callSettings } from '../../../kit/bridge';
import type { AnswerError } from '../../../kit/bridge';

/** Empties a source part by part; answers what stopped it. */
export async function emptyWhole(
  { id: sourceId }: Pick<SourceView, 'id'>,
  { isRemoved, told }: { readonly isRemoved: boolean; readonly told: (left: number) => void },
): Promise<AnswerError | null> {
  for (let left = 1; left > 0;) {
    const answer = await callSettings('emptySource', { sourceId, isRemoved });
    if (!answer.ok) return answer.error;
    left = answer.value.left;
    told(left);
  }
  return null;
}
