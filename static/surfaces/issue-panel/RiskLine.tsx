import type { PanelView } from '../../../src/contract/panel';
import { Notice } from '../../kit/controls';
import { riskSentence } from '../../kit/risk-words';
import { useWords } from '../../kit/text';

/** The one reason why the request may end badly. Of a clock that has an alert the alert itself tells. */
export function RiskLine({ view }: { readonly view: PanelView }) {
  const words = useWords();
  const { risk, alerts } = view;
  if (risk === null || alerts.some(({ clock }) => clock === risk.clock)) return null;
  return (
    <section aria-label={words.text('panel.risk')}>
      <Notice tone={risk.reason === 'silent' || risk.reason === 'breached' ? 'danger' : 'warning'}>
        <strong>{words.text('panel.risk')}</strong> {riskSentence(words, risk, view.asOf)}
      </Notice>
    </section>
  );
}
