import type { GadgetView, Insight } from '../../src/contract/gadget';
import { openPage } from '../kit/bridge';
import { Button } from '../kit/controls';
import { wordDuration } from '../kit/durations';
import { Text, useWords } from '../kit/text';
import type { MessageKey, Words } from '../kit/words';
import { processChoice } from './filter-choice';
import type { FilterChoice } from './filter-choice';

interface InsightLineProps {
  readonly insight: Insight;
  readonly view: GadgetView;
  readonly onChoice: (part: FilterChoice) => void;
}

/** The one sentence above the tiles, made of facts, with one button that goes there. */
export function InsightLine({ insight, view, onChoice }: InsightLineProps) {
  const words = useWords();
  const { key, values } = wordInsight(insight, view, words);
  const process = 'process' in insight ? processChoice(view.filters.processes, insight.process) : null;
  return (
    <p class="insight" data-quiet={insight.kind === 'quiet' || undefined}>
      <span>
        <Text id={key} values={values} />
      </span>
      {insight.kind === 'follow-ups' && (
        <Button look="primary" onPress={() => void openPage(`/issues/?jql=${encodeURIComponent(insight.jql)}`)}>
          {words.text('insight.openFollowUps')}
        </Button>
      )}
      {process && 'process' in insight && (
        <Button look="primary" onPress={() => onChoice({ process })}>
          {words.text('insight.look', { process: insight.process })}
        </Button>
      )}
    </p>
  );
}

interface Worded {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string | number>>;
}

function wordInsight(insight: Insight, view: GadgetView, words: Words): Worded {
  switch (insight.kind) {
    case 'watermelon':
      return {
        key: 'insight.watermelon',
        values: {
          process: insight.process,
          share: words.percent(insight.slaShare),
          experience: words.number(insight.experience, 1),
        },
      };
    case 'slowest':
      return {
        key: 'insight.slowest',
        values: {
          process: insight.process,
          value: wordDuration(words, insight.value, view.workdayMs),
          whole: wordDuration(words, insight.whole, view.workdayMs),
        },
      };
    case 'reopens':
      return {
        key: 'insight.reopens',
        values: { process: insight.process, reopened: insight.reopened, closed: words.number(insight.closed) },
      };
    case 'follow-ups':
      return { key: 'insight.followUps', values: { count: insight.count } };
    case 'quiet':
      return { key: 'insight.quiet', values: {} };
  }
}
