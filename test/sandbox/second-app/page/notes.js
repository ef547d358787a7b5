/** The bridge as the platform puts it into the page, without a package around it. */
const ask = (command, payload) => globalThis.__bridge.callBridge(command, payload);
const invoke = (functionKey, payload = {}) => ask('invoke', { functionKey, payload });
const main = document.querySelector('main');

function element(name, text, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  made.textContent = text;
  return made;
}

const button = (text, onclick) => element('button', text, { type: 'button', onclick });

async function showNotes(ofIssue) {
  const { notes, count } = await invoke('list');
  const list = document.createElement('ul');
  for (const { issue, text } of notes) list.append(element('li', ofIssue ? text : `${issue}: ${text}`));
  main.replaceChildren(element('p', `${notes.length} of ${count} notes`), list);
}

async function showPanel(context) {
  await showNotes(true);
  const write = () =>
    ask('openModal', {
      resource: null,
      size: 'small',
      title: 'New note',
      context: { asks: 'What should be remembered?' },
      closeOnEscape: true,
      onClose: (written) => (written === undefined ? undefined : showPanel(context)),
    });
  const goOn = () =>
    ask('navigate', {
      target: 'module',
      moduleKey: 'all-notes',
      projectKey: context.extension.project.key,
      type: 'same-tab',
    });
  main.append(button('Write a note', write), button('All notes', goOn));
}

function showForm({ asks }) {
  const form = document.createElement('form');
  const label = element('label', asks);
  const text = document.createElement('input');
  label.append(text);
  form.append(label, element('button', 'Keep'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    invoke('write', { text: text.value }).then(({ number }) => ask('close', { number }));
  });
  main.replaceChildren(form);
}

const context = await ask('getContext');
const { modal } = context.extension;
if (modal !== undefined) showForm(modal);
else if (context.moduleKey === 'notes') await showPanel(context);
else await showNotes(false);
