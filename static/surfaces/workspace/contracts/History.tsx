import type { ContractVersionView, ContractView } from '../../../../src/contract/service-contract';
import { Lozenge } from '../../../kit/controls';
import { Text, useWords } from '../../../kit/text';
import { ClauseList } from './ClauseList';

/** Every version, the newest first; each opens to what was agreed in it. */
export function History({ view }: { readonly view: ContractView }) {
  const words = useWords();
  return (
    <section class="contract-section" aria-labelledby="contract-history">
      <h2 id="contract-history">{words.text('contracts.history')}</h2>
      <ol class="contract-versions">
        {view.versions.map((version) => (
          <li key={version.version}>
            <details>
              <summary>
                <span class="contract-version">{words.text('contracts.version', { n: version.version })}</span>{' '}
                {version.isInForce && <Lozenge tone="success">{words.text('contracts.stage.in-force')}</Lozenge>}{' '}
                <span class="quiet">
                  <Text
                    id="contracts.edited.by"
                    values={{
                      by: version.editedBy ?? words.text('contracts.gone'),
                      at: words.dateTime(version.editedAt),
                    }}
                  />
                </span>
              </summary>
              <div class="contract-past">
                <Signed version={version} />
                <ClauseList view={view} version={version} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Signed({ version }: { readonly version: ContractVersionView }) {
  const words = useWords();
  return (
    <ul class="contract-bullets">
      {(['giving', 'receiving'] as const).map((side) => {
        const given = version[side];
        return (
          <li key={side}>
            {given ? (
              <Text
                id={`contracts.history.${side}`}
                values={{ name: given.name ?? words.text('contracts.gone'), at: words.dateTime(given.at) }}
              />
            ) : (
              words.text(`contracts.history.${side}.none`)
            )}
          </li>
        );
      })}
    </ul>
  );
}
