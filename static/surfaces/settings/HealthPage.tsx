import { useState } from 'react';
import type { HealthLine } from '../../../src/contract/health';
import { callSettings } from '../../kit/bridge';
import { Button, Lozenge } from '../../kit/controls';
import type { Tone } from '../../kit/controls';
import type { IconName } from '../../kit/icon';
import { Bone, ErrorState, Skeleton } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import type { MessageKey } from '../../kit/words';
import { saveFile } from './save-file';
import { Section } from './Section';

const readHealth = () => callSettings('readHealth', {});

const LEVELS: Readonly<
  Record<HealthLine['level'], { readonly tone: Tone; readonly icon: IconName; readonly name: MessageKey }>
> = {
  ok: { tone: 'success', icon: 'check', name: 'health.ok' },
  attention: { tone: 'warning', icon: 'warning', name: 'health.attention' },
  broken: { tone: 'danger', icon: 'warning', name: 'health.broken' },
};
const WORST = ['broken', 'attention', 'ok'] as const;

/** Everything that could keep the app from its work, the worst first, each with what to do. */
export function HealthPage() {
  const words = useWords();
  const { value: view, error, busy, reload } = useAnswer(readHealth);
  return (
    <div class="settings">
      <Section title={words.text('settings.part.health')} intro={words.text('health.intro')}>
        {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
        {!view && !error && <HealthSkeleton />}
        {view && (
          <ul class="health">
            {WORST.flatMap((level) => view.lines.filter((line) => line.level === level)).map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        )}
        {view && (
          <div class="row-actions">
            <Button busy={busy} onPress={reload}>
              {words.text('health.again')}
            </Button>
            <span class="quiet small">{words.text('health.asOf', { at: words.dateTime(view.asOf) })}</span>
          </div>
        )}
      </Section>
      <SupportSection />
    </div>
  );
}

function Line({ line }: { readonly line: HealthLine }) {
  const words = useWords();
  const { tone, icon, name } = LEVELS[line.level];
  const at = line.at === null ? '' : words.dateTime(line.at);
  const key: MessageKey = `health.${line.id}.${line.level === 'ok' ? 'ok' : 'bad'}`;
  return (
    <li class="health-line">
      <span>
        <Lozenge tone={tone} icon={icon}>
          {words.text(name)}
        </Lozenge>
      </span>
      <span>{words.text(key, { ...line.values, at, known: line.at === null ? 0 : 1 })}</span>
    </li>
  );
}

/** For whoever helps from outside. */
function SupportSection() {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const answer = await callSettings('readSupportBundle', {});
    setBusy(false);
    if (answer.ok) saveFile('inward-support.json', [JSON.stringify(answer.value, null, 2)]);
  };
  return (
    <Section title={words.text('support.title')} intro={words.text('support.intro')}>
      <div>
        <Button busy={busy} onPress={() => void save()}>
          {words.text('support.save')}
        </Button>
      </div>
    </Section>
  );
}

function HealthSkeleton() {
  return (
    <Skeleton>
      {[1, 2, 3, 4, 5].map((line) => (
        <Bone key={line} width="100%" height="2rem" />
      ))}
    </Skeleton>
  );
}
