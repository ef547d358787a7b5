import type { ContractView } from '../../../../src/contract/service-contract';
import { Button } from '../../../kit/controls';
import { EmptyState } from '../../../kit/states';
import { useWords } from '../../../kit/text';
import { TEMPLATE_IDS } from './templates';

interface TemplateChoiceProps {
  readonly view: ContractView;
  readonly onChoose: (template: string) => void;
  readonly onBack: () => void;
}

/** A process without a contract: what to begin with. Choosing saves nothing. */
export function TemplateChoice({ view, onChoose, onBack }: TemplateChoiceProps) {
  const words = useWords();
  return (
    <>
      <div>
        <Button look="link" onPress={onBack}>
          {words.text('contracts.back')}
        </Button>
      </div>
      <h1>
        <bdi>{view.processName}</bdi>
      </h1>
      <EmptyState title={words.text('contracts.choose')}>{words.text('contracts.choose.why')}</EmptyState>
      <ul class="contract-templates">
        {TEMPLATE_IDS.map((id) => (
          <li key={id} class="contract-template">
            <h2>{words.text(`template.${id}`)}</h2>
            <p class="quiet">{words.text(`template.${id}.service`)}</p>
            <Button onPress={() => onChoose(id)}>
              {words.text('contracts.choose.use', { name: words.text(`template.${id}`) })}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button look="subtle" onPress={() => onChoose('empty')}>
          {words.text('contracts.choose.empty')}
        </Button>
      </div>
    </>
  );
}
