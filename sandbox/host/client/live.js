import { openFramesBelow } from './frames.js';
import { showProblem } from './flags.js';

/** Keeps the page true in place: parts that changed on the server are exchanged, frames of the app stay as they are. */

const regionsOf = (root) =>
  new Map([...root.querySelectorAll('[data-region]')].map((region) => [region.dataset.region, region]));

function exchange(next) {
  const now = regionsOf(document);
  const then = regionsOf(next);
  // A part that came or went changes the page's build, which only a full load gets right.
  if (now.size !== then.size || [...now.keys()].some((name) => !then.has(name))) return false;
  for (const [name, region] of now) {
    const fresh = then.get(name);
    if (fresh.dataset.mark === region.dataset.mark) continue;
    const focused = region.contains(document.activeElement) ? document.activeElement.id : '';
    region.replaceWith(fresh);
    openFramesBelow(fresh);
    if (focused !== '') document.getElementById(focused)?.focus();
  }
  document.querySelector('[data-clock]').textContent = next.querySelector('[data-clock]').textContent;
  document.title = next.title;
  return true;
}

async function show(response, address) {
  if (!response.ok) throw new Error(await problemOf(response));
  const html = await response.text();
  if (!exchange(new DOMParser().parseFromString(html, 'text/html'))) location.assign(address);
}

async function problemOf(response) {
  const text = await response.text();
  try {
    return JSON.parse(text).errorMessage;
  } catch {
    return `${response.status}`;
  }
}

const HEADERS = { 'x-sandbox-live': 'true', accept: 'text/html' };

/** Reads this page again, or another state of it, and shows what differs. */
export async function refreshPage(address = location.href) {
  await show(await fetch(address, { headers: HEADERS }), address);
  return true;
}

/** Goes to another state of the same page, such as a gadget's edit mode. */
export async function goTo(address) {
  globalThis.history.pushState(null, '', address);
  await refreshPage(address);
}

function closeMenus() {
  for (const menu of document.querySelectorAll('details.menu[open]')) menu.open = false;
}

/** What a form says; chosen files are uploaded where their input says, and stand in it by the ids they wait under. */
async function bodyOf(form, submitter) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') body.append(name, value);
  for (const input of form.querySelectorAll('input[data-upload]'))
    if (input.files.length > 0) for (const id of await upload(input)) body.append(input.name, id);
  return body;
}

async function upload(input) {
  const files = new FormData();
  for (const file of input.files) files.append('file', file);
  const headers = { 'x-atlassian-token': 'no-check', accept: 'application/json' };
  const response = await fetch(input.dataset.upload, { method: 'POST', headers, body: files });
  if (!response.ok) throw new Error(await problemOf(response));
  const { temporaryAttachments } = await response.json();
  return temporaryAttachments.map(({ temporaryAttachmentId }) => temporaryAttachmentId);
}

async function submit(form, submitter) {
  const body = await bodyOf(form, submitter);
  const response = await fetch(form.action, { method: 'POST', headers: HEADERS, body });
  closeMenus();
  if (response.headers.get('content-type')?.includes('json') && response.ok) {
    await refreshPage();
    return;
  }
  const target = new URL(response.url);
  if (response.ok && target.pathname !== location.pathname) {
    location.assign(target.href);
    return;
  }
  await show(response, location.href);
  form.reset();
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.live === undefined) return;
  event.preventDefault();
  form.setAttribute('aria-busy', 'true');
  submit(form, event.submitter)
    .catch(showProblem)
    .finally(() => form.removeAttribute('aria-busy'));
});

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-live-link]') : null;
  if (link === null) return;
  event.preventDefault();
  closeMenus();
  goTo(link.href).catch(showProblem);
});
