import { useEffect, useRef, useState } from 'react';
import { onPlatformEvent, submitInputs } from '../../kit/bridge';
import { objectIn } from '../../kit/context';
import { TextField } from '../../kit/fields';
import { usePlace } from '../../kit/mount';
import { useWords } from '../../kit/text';
import { actionOf, isKey } from './inputs';

/** The smart value of the request a rule runs for. */
const THE_REQUEST = '{{issue.key}}';

/** One field, filled in as nearly every rule needs it. The rule's own page has the buttons and saves what is handed to it. */
export function AutomationForm() {
  const words = useWords();
  const { extension, moduleKey } = usePlace();
  const saved = objectIn(objectIn(extension, 'data'), 'inputs')['issueKey'];
  const [issueKey, setIssueKey] = useState(typeof saved === 'string' ? saved : THE_REQUEST);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const hand = () => void submitInputs({ issueKey: issueKey.trim() }).catch(() => undefined);
    // At once, so that the rule can be saved as it stands, and at every change, so that none is lost.
    hand();
    return onPlatformEvent('AUTOMATION_ACTION_SUBMIT', () => {
      if (isKey(issueKey)) hand();
      else form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
  }, [issueKey]);
  const action = actionOf(moduleKey);
  return (
    <form
      class="action-form"
      ref={form}
      aria-label={words.text('automation.title')}
      onSubmit={(event) => event.preventDefault()}
    >
      {action && <p>{words.text(`automation.does.${action}`)}</p>}
      <TextField
        label={words.text('automation.key')}
        value={issueKey}
        direction="ltr"
        note={words.text('automation.note')}
        fault={
          isKey(issueKey) ? undefined : words.text('automation.noKey', { smartValue: `\u2066${THE_REQUEST}\u2069` })
        }
        onChange={setIssueKey}
      />
    </form>
  );
}
