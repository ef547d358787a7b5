import { showProblem } from './flags.js';
import { frameIn } from './frames.js';
import { refreshPage } from './live.js';

/** The rule around the form of an action: its buttons, and keeping what the form hands over. */

const step = () => document.querySelector('[data-action]');
const nextButton = () => document.querySelector('[data-save-action]');

/** `view.submit` of a form: a draft, and what is saved once the person goes on. */
export async function keepInputs(frame, inputs) {
  frame.draft = inputs;
  nextButton().disabled = false;
  if (frame.isSaving) await save(frame);
  return true;
}

async function tell(frame, event, payload) {
  const listeners = [...(frame.listeners.get(event) ?? [])];
  await Promise.allSettled(listeners.map((listener) => listener(payload)));
  return listeners.length;
}

async function save(frame) {
  frame.isSaving = false;
  await tell(frame, 'AUTOMATION_ACTION_VALIDATE_RULE_EVENT', { isValidating: true });
  try {
    const response = await fetch(`/__host/automation/${step().dataset.action}/configure`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ inputs: JSON.stringify(frame.draft ?? {}) }),
    });
    if (!response.ok) throw new Error((await response.json()).errorMessage);
  } finally {
    await tell(frame, 'AUTOMATION_ACTION_VALIDATE_RULE_EVENT', { isValidating: false });
  }
  void refreshPage().catch(showProblem);
}

/** A form that listens is asked for its inputs and may keep them back; of one that does not, the draft is saved. */
async function goOn() {
  const frame = frameIn(step());
  frame.isSaving = true;
  const listeners = await tell(frame, 'AUTOMATION_ACTION_SUBMIT');
  // What a form hands over on being asked comes before its listener is done; what it kept back is a draft again.
  frame.isSaving = false;
  if (listeners === 0) await save(frame);
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[data-save-action]')) goOn().catch(showProblem);
});
