import { useState } from 'react';
import type { AlertRulesView, ShownRule } from '../../../src/contract/alert-rules';
import { callWorkspace } from '../../kit/bridge';
import { Button, Lozenge, Notice } from '../../kit/controls';
import { DataTable } from '../../kit/data-table';
import { Bone, ErrorState, Skeleton } from '../../kit/states';
import { useWords } from '../../kit/text';
import { useAnswer } from '../../kit/use-answer';
import type { Words } from '../../kit/words';
import { DetectorForm } from './DetectorForm';
import type { PageProps } from './page-props';
import { RuleForm } from './RuleForm';
import { freeId, newRule, stateTone, stateWords, thresholdWords } from './rule-words';

const readRules = () => callWorkspace('readAlertRules', {});

/** The project's rules of alerts: the list, or the one that is edited. */
export function Alerts({ view, rest, go }: PageProps) {
  const words = useWords();
  const { value, error, busy, reload, replace } = useAnswer(readRules);
  const [isSaved, setSaved] = useState(false);
  if (!value) return error ? <ErrorState error={error} busy={busy} onRetry={reload} /> : <RulesSkeleton />;
  const [id] = rest;
  const rules = value.rules.map((shown) => named(shown, words));
  const edited = id === undefined ? null : (rules.find(({ rule }) => rule.id === id) ?? fresh(id));
  const leave = (next: AlertRulesView | null) => {
    if (next) replace(next);
    setSaved(next !== null);
    go();
  };
  if (edited) {
    return (
      <RuleForm
        key={edited.rule.id}
        shown={edited}
        rules={value}
        processes={view.processes}
        onLeave={leave}
        onStale={reload}
      />
    );
  }
  return (
    <>
      <h1>{words.text('workspace.alerts')}</h1>
      <p class="quiet">{words.text('rules.intro')}</p>
      {isSaved && (
        <Notice tone="success" role="status" focused>
          {words.text('rules.saved')}
        </Notice>
      )}
      {value.seen > 0 && <Notice tone="neutral">{words.text('risk.seen', { count: value.seen })}</Notice>}
      <RuleList rules={rules} onEdit={(ruleId) => go(ruleId)} />
      <div>
        <Button onPress={() => go(freeId(value.rules.map(({ rule }) => rule.id)))}>{words.text('rules.new')}</Button>
      </div>
      <DetectorForm shown={value.detectors} onSaved={replace} onStale={reload} />
    </>
  );
}

/** The rule that nobody has saved has no name in anybody's language yet. */
const named = (shown: ShownRule, words: Words): ShownRule =>
  shown.version === 0 ? { ...shown, rule: { ...shown.rule, name: words.text('rules.usual') } } : shown;

const fresh = (id: string): ShownRule | null =>
  /^rule-\d{1,9}$/.test(id)
    ? { rule: newRule(id), version: 0, state: { kind: 'on' }, secondName: null, savedBy: null, savedAt: null }
    : null;

interface RuleListProps {
  readonly rules: readonly ShownRule[];
  readonly onEdit: (id: string) => void;
}

function RuleList({ rules, onEdit }: RuleListProps) {
  const words = useWords();
  return (
    <DataTable
      caption={words.text('workspace.alerts')}
      head={[
        { name: words.text('rules.rule'), kind: 'name' },
        { name: words.text('rules.when'), kind: 'wide' },
        { name: words.text('rules.told'), kind: 'wide' },
        { name: words.text('rules.state'), kind: 'wide' },
      ]}
      rows={rules.map(({ rule, state }) => ({
        id: rule.id,
        cells: [
          <Button
            key="name"
            look="link"
            label={words.text('rules.edit', { name: rule.name })}
            onPress={() => onEdit(rule.id)}
          >
            <bdi>{rule.name}</bdi>
          </Button>,
          rule.thresholds.map((threshold) => thresholdWords(threshold, words)).join(' · '),
          toldWords(rule.channels, words.text),
          <Lozenge key="state" tone={stateTone(state)}>
            {stateWords(state, words)}
          </Lozenge>,
        ],
      }))}
    />
  );
}

function toldWords(
  { mail, comment }: ShownRule['rule']['channels'],
  text: ReturnType<typeof useWords>['text'],
): string {
  const told = [mail && text('rules.told.mail'), comment && text('rules.told.comment')].filter(Boolean);
  return told.length === 0 ? text('rules.told.none') : told.join(' · ');
}

function RulesSkeleton() {
  return (
    <Skeleton>
      <Bone width="30%" height="1.5rem" />
      <Bone width="100%" height="8rem" />
    </Skeleton>
  );
}
