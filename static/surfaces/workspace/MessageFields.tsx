import { useState } from 'react';
import type { RuleDraft } from '../../../src/contract/alert-rules';
import { Chips } from '../../kit/chips';
import { Button } from '../../kit/controls';
import { TextField, Tick } from '../../kit/fields';
import { NumberField } from '../../kit/number-field';
import { PersonSearch } from '../../kit/person-search';
import { useWords } from '../../kit/text';
import { toMinutes, toTime } from './rule-words';
import type { FaultOf } from './rule-words';

interface MessageFieldsProps {
  readonly draft: RuleDraft;
  /** Name of the stored second level; null when there is none, or nobody of that account any more. */
  readonly secondName: string | null;
  readonly faultOf: FaultOf;
  readonly change: (part: Partial<RuleDraft>) => void;
}

const ROLES = ['assignee', 'team-lead', 'fast-decider'] as const;
const EVENING = 20 * 60;
const MORNING = 8 * 60;

/** Messages to people: off until somebody turns them on, here. */
export function MessageFields(props: MessageFieldsProps) {
  const { draft, change } = props;
  const words = useWords();
  const { channels } = draft;
  return (
    <fieldset class="rule-group">
      <legend class="group-label">{words.text('rules.messages')}</legend>
      <Tick
        label={words.text('rules.comment')}
        checked={channels.comment}
        onChange={(comment) => change({ channels: { ...channels, comment } })}
      />
      <Tick
        label={words.text('rules.mail')}
        checked={channels.mail}
        onChange={(mail) => change({ channels: { ...channels, mail } })}
      />
      {channels.mail && <MailFields {...props} />}
    </fieldset>
  );
}

function MailFields(props: MessageFieldsProps) {
  const { draft, faultOf, change } = props;
  const words = useWords();
  return (
    <>
      <Chips
        legend={words.text('rules.recipients')}
        choices={ROLES.map((id) => ({ id, name: words.text(`rules.role.${id}`) }))}
        chosen={draft.recipients}
        onChange={(recipients) => change({ recipients: [...recipients] })}
      />
      <SecondLevel {...props} />
      <Tick
        label={words.text('rules.workingHours')}
        checked={draft.workingHoursOnly}
        onChange={(workingHoursOnly) => change({ workingHoursOnly })}
      />
      <TimeFields {...props} />
      <NumberField
        label={words.text('rules.budget')}
        note={words.text('rules.budget.note')}
        step="1"
        value={draft.budgetPerDay}
        fault={faultOf('budgetPerDay')}
        onChange={(budgetPerDay) => change({ budgetPerDay })}
      />
    </>
  );
}

function TimeFields({ draft, faultOf, change }: MessageFieldsProps) {
  const words = useWords();
  const { quietHours, digestAt } = draft;
  return (
    <>
      <Tick
        label={words.text('rules.quiet')}
        checked={quietHours !== null}
        onChange={(isOn) => change({ quietHours: isOn ? { from: EVENING, to: MORNING } : null })}
      />
      {quietHours !== null && (
        <div class="rule-pair">
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              label={words.text(`rules.quiet.${end}`)}
              type="time"
              direction="ltr"
              value={toTime(quietHours[end])}
              fault={faultOf('quietHours')}
              onChange={(time) => change({ quietHours: { ...quietHours, [end]: toMinutes(time) } })}
            />
          ))}
        </div>
      )}
      <Tick
        label={words.text('rules.digest')}
        checked={digestAt !== null}
        onChange={(isOn) => change({ digestAt: isOn ? MORNING : null })}
      />
      {digestAt !== null && (
        <TextField
          label={words.text('rules.digest.at')}
          type="time"
          direction="ltr"
          value={toTime(digestAt)}
          fault={faultOf('digestAt')}
          onChange={(time) => change({ digestAt: toMinutes(time) })}
        />
      )}
    </>
  );
}

const AN_HOUR = 60;

function SecondLevel({ draft, secondName, faultOf, change }: MessageFieldsProps) {
  const words = useWords();
  const [chosenName, setChosenName] = useState(secondName);
  const { secondLevel } = draft;
  if (secondLevel === null) {
    return (
      <PersonSearch
        label={words.text('rules.second')}
        note={words.text('rules.second.note')}
        fault={faultOf('secondLevel')}
        onChoose={({ accountId, name }) => {
          setChosenName(name);
          change({ secondLevel: { accountId, afterMinutes: AN_HOUR } });
        }}
      />
    );
  }
  return (
    <div class="field">
      <span class="field-label">
        {words.text('rules.second')}: <bdi>{chosenName ?? words.text('rules.second.left')}</bdi>
      </span>
      <NumberField
        label={words.text('rules.second.after')}
        step="1"
        value={secondLevel.afterMinutes}
        fault={faultOf('secondLevel')}
        onChange={(afterMinutes) => change({ secondLevel: { ...secondLevel, afterMinutes } })}
      />
      <div>
        <Button look="link" onPress={() => change({ secondLevel: null })}>
          {words.text('rules.second.remove')}
        </Button>
      </div>
    </div>
  );
}
