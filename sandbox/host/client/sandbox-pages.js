import { showFlag, showProblem } from './flags.js';

/** The calls log and the faults form, over the sandbox's control contract. */

const SHOWN = 200;

function cell(value) {
  const element = document.createElement('td');
  element.textContent = value === null || value === undefined ? '' : String(value);
  return element;
}

function row(call) {
  const element = document.createElement('tr');
  const what = [call.method, call.path].filter(Boolean).join(' ');
  const time = Number.isFinite(call.at) ? new Date(call.at).toISOString().slice(0, 19).replace('T', ' ') : call.at;
  const values = [
    call.seq,
    time,
    call.kind,
    what || call.functionKey,
    call.status,
    call.points,
    call.ms === undefined ? '' : Math.round(call.ms),
    call.invocation,
  ];
  element.append(...values.map(cell));
  return element;
}

async function readCalls(body) {
  const response = await fetch('/__sandbox/calls?since=0');
  const calls = await response.json();
  body.replaceChildren(...calls.slice(-SHOWN).toReversed().map(row));
}

async function setFaults(body) {
  const response = await fetch('/__sandbox/faults', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error((await response.json()).errorMessage);
}

/** `events.drop = 0.1` becomes `{events: {drop: 0.1}}`; what is empty is left out. */
function faultsOf(form) {
  const faults = {};
  for (const [name, value] of new FormData(form)) {
    if (value === '') continue;
    const [group, key] = name.split('.');
    const given = form.elements.namedItem(name).type === 'number' ? Number(value) : value;
    if (key === undefined) faults[group] = given;
    else faults[group] = { ...faults[group], [key]: given };
  }
  return faults;
}

const calls = document.querySelector('[data-calls]');
if (calls !== null) {
  readCalls(calls).catch(showProblem);
  document
    .querySelector('[data-refresh-calls]')
    .addEventListener('click', () => void readCalls(calls).catch(showProblem));
}

const faults = document.querySelector('[data-faults]');
if (faults !== null) {
  const done = () =>
    showFlag({ id: 'sandbox-faults', type: 'success', title: faults.dataset.done, isAutoDismiss: true });
  faults.addEventListener('submit', (event) => {
    event.preventDefault();
    setFaults(faultsOf(faults)).then(done).catch(showProblem);
  });
  faults.querySelector('[data-clear-faults]').addEventListener('click', () => {
    faults.reset();
    setFaults({ reset: true }).then(done).catch(showProblem);
  });
}
