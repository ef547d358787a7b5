import { useState } from 'react';
import type { ContractSide, ContractVersionView, ContractView } from '../../../../src/contract/service-contract';
import { callWorkspace, type AnswerError } from '../../../kit/bridge';
import { Button, Lozenge } from '../../../kit/controls';
import { Text, useWords } from '../../../kit/text';
import { FailedSave } from '../FailedSave';
import { wordingIn } from './contract-words';

interface SignaturesProps {
  readonly view: ContractView;
  readonly newest: ContractVersionView;
  readonly onSigned: (view: ContractView) => void;
  readonly onStale: () => void;
}

const SIDES: readonly ContractSide[] = ['giving', 'receiving'];

/** Who has signed the newest version, and when; each side is signed by another person. */
export function Signatures({ view, newest, onSigned, onStale }: SignaturesProps) {
  const words = useWords();
  const [error, setError] = useState<AnswerError | null>(null);
  const [busy, setBusy] = useState<ContractSide | null>(null);
  const names = {
    giving: words.text('contracts.team', { team: view.team }),
    receiving: wordingIn(newest.terms.receiver, words),
  };
  const sign = (side: ContractSide) => {
    if (busy) return;
    setBusy(side);
    const { processId, revision } = view;
    void callWorkspace('signContract', { processId, revision, version: newest.version, side }).then((answer) => {
      setBusy(null);
      setError(answer.ok ? null : answer.error);
      if (answer.ok) onSigned(answer.value);
    });
  };
  return (
    <section class="contract-section" aria-labelledby="contract-signatures">
      <h2 id="contract-signatures">{words.text('contracts.signatures')}</h2>
      {!newest.isInForce && <p class="quiet">{words.text('contracts.signatures.why')}</p>}
      <ul class="contract-signatures">
        {SIDES.map((side) => (
          <li key={side}>
            <h3>{words.text(`contracts.side.${side}`, { who: names[side] })}</h3>
            <Signature newest={newest} side={side} busy={busy === side} onSign={() => sign(side)} />
          </li>
        ))}
      </ul>
      <FailedSave error={error} onStale={onStale} />
    </section>
  );
}

interface SignatureProps {
  readonly newest: ContractVersionView;
  readonly side: ContractSide;
  readonly busy: boolean;
  readonly onSign: () => void;
}

function Signature({ newest, side, busy, onSign }: SignatureProps) {
  const words = useWords();
  const given = newest[side];
  const other = newest[side === 'giving' ? 'receiving' : 'giving'];
  if (given) {
    return (
      <p class="contract-stage">
        <Lozenge tone="success" icon="check">
          {words.text('contracts.signed')}
        </Lozenge>
        <span>
          <Text
            id="contracts.signed.by"
            values={{ name: given.name ?? words.text('contracts.gone'), at: words.dateTime(given.at) }}
          />
        </span>
      </p>
    );
  }
  if (other?.isViewer === true) return <p class="quiet">{words.text('contracts.sign.other')}</p>;
  return (
    <Button look="primary" busy={busy} onPress={onSign}>
      {words.text(`contracts.sign.${side}`)}
    </Button>
  );
}
