import { followChanges } from './changes.js';
import { answerCommand } from './commands.js';
import { refreshByItself, showEditMode } from './dashboard.js';
import { showProblem } from './flags.js';
import { answerFramesWith, openFramesBelow, pushTheme } from './frames.js';
import './live.js';
import './sandbox-pages.js';
import { changeTheme } from './theme.js';

/** Small manners of every page: menus, dialogs, the bar on top. */

document.addEventListener('change', (event) => {
  const select = event.target;
  if (!(select instanceof HTMLSelectElement) || select.dataset.submit === undefined) return;
  if (select.name === 'theme') changeTheme(select.value).then(pushTheme).catch(showProblem);
  else select.form.requestSubmit();
});

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : document.body;
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false;
  const opener = target.closest('[data-open-dialog]');
  if (opener !== null) document.getElementById(opener.dataset.openDialog).showModal();
  if (target.closest('[data-close-dialog]') !== null) target.closest('dialog').close();
  const toggle = target.closest('[data-bar-toggle]');
  if (toggle !== null) toggle.setAttribute('aria-expanded', String(toggle.getAttribute('aria-expanded') !== 'true'));
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const menu = document.activeElement?.closest('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

/** What people opened on issues stays open on the next one. */
for (const details of document.querySelectorAll('details[data-remember]')) {
  const key = `sandbox-open-${details.dataset.remember}`;
  details.open = localStorage.getItem(key) === 'true';
  details.addEventListener('toggle', () => {
    localStorage.setItem(key, String(details.open));
    openFramesBelow(details);
  });
}

answerFramesWith(answerCommand);
openFramesBelow(document);
refreshByItself();
showEditMode();
followChanges();
globalThis.addEventListener('popstate', () => {
  if (document.querySelector('[data-dashboard]') !== null) location.reload();
});
