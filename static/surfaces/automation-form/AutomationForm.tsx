import { useEffect, useState } from 'react';
import { onPlatformEvent, submitInputs } from '../../kit/bridge';
import { objectIn } from '../../kit/context';
import { TextField } from '../../kit/fields';
import { usePlace } from '../../kit/mount';
import { useWords } from '../../kit/text';

/** The smart value of the request a rule runs for. */
const THE_REQUEST = '{{issue.key}}';

/** One field, filled in as nearly every rule needs it. The rule's own page has the buttons and saves what is handed to it. */
export function AutomationForm() {
  const words = useWords();
  const { extension } = usePlace();
  const saved = objectIn(objectIn(extension, 'data'), 'inputs')['issueKey'];
  const [issueKey, setIssueKey] = useState(typeof saved === 'string' && saved !== '' ? saved : THE_REQUEST);
  // At once, so that the rule can be saved as it stands, and again when its page asks.
  useEffect(() => {
    const hand = () => void submitInputs({ issueKey }).catch(() => undefined);
    hand();
    return onPlatformEvent('AUTOMATION_ACTION_SUBMIT', hand);
  }, [issueKey]);
  return (
    <form aria-label={words.text('automation.title')} onSubmit={(event) => event.preventDefault()}>
      <TextField
        label={words.text('automation.key')}
        value={issueKey}
        direction="ltr"
        note={words.text('automation.note')}
        fault={issueKey.trim() === '' ? words.text('automation.noKey') : undefined}
        onChange={setIssueKey}
      />
    </form>
  );
}
