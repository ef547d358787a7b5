import type { RuleDraft } from '../../../src/contract/alert-rules';
import type { Threshold } from '../../../src/contract/alerts';
import { Button } from '../../kit/controls';
import { Fault, SelectField } from '../../kit/fields';
import { NumberField } from '../../kit/number-field';
import { useWords } from '../../kit/text';
import type { FaultOf } from './rule-words';

interface ThresholdFieldsProps {
  readonly draft: RuleDraft;
  readonly faultOf: FaultOf;
  readonly change: (part: Partial<RuleDraft>) => void;
}

const KINDS = ['share', 'before', 'breach', 'after'] as const;
const MOST = 8;

function ofKind(kind: Threshold['kind']): Threshold {
  switch (kind) {
    case 'share':
      return { kind, percent: 75 };
    case 'breach':
      return { kind };
    case 'before':
    case 'after':
      return { kind, minutes: 60 };
  }
}

/** When the rule alerts: one line for each threshold. */
export function ThresholdFields({ draft, faultOf, change }: ThresholdFieldsProps) {
  const words = useWords();
  const { thresholds } = draft;
  const put = (index: number, threshold: Threshold) =>
    change({ thresholds: thresholds.map((each, at) => (at === index ? threshold : each)) });
  const ofAll = faultOf('thresholds');
  return (
    <fieldset class="rule-group">
      <legend class="group-label">{words.text('rules.thresholds')}</legend>
      {thresholds.map((threshold, index) => (
        <div class="threshold" key={index}>
          <SelectField
            label={words.text('rules.threshold.kind')}
            value={threshold.kind}
            choices={KINDS.map((id) => ({ id, name: words.text(`rules.threshold.${id}`) }))}
            onChange={(kind) => put(index, ofKind(kind))}
          />
          <Amount threshold={threshold} fault={faultOf(`thresholds.${index}`)} onChange={(next) => put(index, next)} />
          {thresholds.length > 1 && (
            <Button look="subtle" onPress={() => change({ thresholds: thresholds.filter((_, at) => at !== index) })}>
              {words.text('rules.threshold.remove')}
            </Button>
          )}
        </div>
      ))}
      {ofAll !== undefined && <Fault text={ofAll} />}
      {thresholds.length < MOST && (
        <div>
          <Button look="link" onPress={() => change({ thresholds: [...thresholds, ofKind('before')] })}>
            {words.text('rules.threshold.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface AmountProps {
  readonly threshold: Threshold;
  readonly fault: string | undefined;
  readonly onChange: (threshold: Threshold) => void;
}

function Amount({ threshold, fault, onChange }: AmountProps) {
  const words = useWords();
  switch (threshold.kind) {
    case 'breach':
      return <span />;
    case 'share':
      return (
        <NumberField
          label={words.text('rules.threshold.percent')}
          step="1"
          value={threshold.percent}
          fault={fault}
          onChange={(percent) => onChange({ kind: 'share', percent })}
        />
      );
    case 'before':
    case 'after': {
      const { kind, minutes } = threshold;
      return (
        <NumberField
          label={words.text('rules.threshold.minutes')}
          step="1"
          value={minutes}
          fault={fault}
          onChange={(next) => onChange({ kind, minutes: next })}
        />
      );
    }
  }
}
