/** Messages of the site and of the app, bottom at the reading start, as Jira draws them. */

const SIGNS = { info: 'i', success: '✓', warning: '!', error: '!' };
const AUTO_DISMISS_MS = 8000;
const flags = new Map();

export function closeFlag(id) {
  flags.get(id)?.remove();
  return flags.delete(id);
}

function actionButton({ text, onClick }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link-button';
  button.textContent = text;
  button.addEventListener('click', () => onClick?.());
  return button;
}

function part(className, text) {
  const element = document.createElement('p');
  element.className = className;
  element.dir = 'auto';
  element.textContent = text;
  return element;
}

export function showFlag({ id, title, description = '', type = 'info', actions = [], isAutoDismiss = false }) {
  closeFlag(id);
  const flag = document.createElement('section');
  flag.className = `flag flag-${Object.hasOwn(SIGNS, type) ? type : 'info'}`;
  flag.setAttribute('role', type === 'error' ? 'alert' : 'status');
  const sign = document.createElement('span');
  sign.className = 'flag-sign';
  sign.setAttribute('aria-hidden', 'true');
  sign.textContent = SIGNS[type] ?? SIGNS.info;
  const words = document.createElement('div');
  words.append(
    part('flag-title', title ?? ''),
    ...(description === '' ? [] : [part('flag-text', description)]),
    ...actions.map(actionButton),
  );
  const dismiss = document.createElement('button');
  dismiss.type = 'button';
  dismiss.className = 'icon-button';
  dismiss.textContent = '×';
  dismiss.setAttribute('aria-label', document.body.dataset.closeLabel);
  dismiss.addEventListener('click', () => closeFlag(id));
  flag.append(sign, words, dismiss);
  flags.set(id, flag);
  document.querySelector('[data-flags]').append(flag);
  if (isAutoDismiss) setTimeout(() => closeFlag(id), AUTO_DISMISS_MS);
  return true;
}

/** A failure of the page itself. */
export function showProblem(error) {
  showFlag({ id: 'sandbox-problem', type: 'error', title: error instanceof Error ? error.message : String(error) });
}
