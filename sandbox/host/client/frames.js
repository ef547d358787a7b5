import { Peer } from './peer.js';

/** The frames of the app on this page. A frame that left the page is forgotten when it is next met. */

const SANDBOX =
  'allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';
const resourceOrigin = document.body.dataset.resourceOrigin;
const frames = new Set();
let answer = () => undefined;

/** Sets what answers the frames' commands; before that nothing may be opened. */
export function answerFramesWith(commands) {
  answer = commands;
}

/** Every frame still on the page. */
export function openFrames() {
  for (const frame of frames) if (!frame.iframe.isConnected) frames.delete(frame);
  return [...frames];
}

export function frameIn(element) {
  return openFrames().find((frame) => element.contains(frame.iframe)) ?? null;
}

/** Opens a frame in a place made for one. @param extra what only some frames have, such as a modal's way to close */
export function openFrame(place, data, extra = {}) {
  const iframe = document.createElement('iframe');
  iframe.title = data.title;
  iframe.setAttribute('sandbox', SANDBOX);
  iframe.setAttribute('scrolling', data.height === null ? 'no' : 'auto');
  const frame = {
    iframe,
    place,
    data,
    context: data.context,
    listeners: new Map(),
    themed: false,
    widget: {},
    closeListeners: [],
    ...extra,
  };
  frame.peer = new Peer({
    post: (message) => iframe.contentWindow?.postMessage(message, resourceOrigin),
    answer: (name, payload) => (name === 'sandbox:height' ? resize(frame, payload) : answer(frame, name, payload)),
  });
  frames.add(frame);
  if (data.height !== null) iframe.style.height = `${data.height}px`;
  iframe.addEventListener('load', () => place.classList.add('is-open'), { once: true });
  iframe.src = `${resourceOrigin}/${data.resource.split('/')[0]}/index.html`;
  place.append(iframe);
  return frame;
}

function resize(frame, height) {
  if (frame.data.height === null) frame.iframe.style.height = `${height}px`;
}

/** Opens every frame below an element that can be seen and is not open yet. */
export function openFramesBelow(root) {
  for (const place of root.querySelectorAll('.forge-frame:not([data-opened])')) {
    if (place.closest('details:not([open])') !== null) continue;
    place.dataset.opened = '';
    openFrame(place, JSON.parse(place.dataset.frame));
  }
}

/** Loads a frame anew, with nothing kept. */
export function reopenFrame(frame) {
  frame.listeners.clear();
  frame.iframe.src = String(frame.iframe.src);
}

/** Hands an event to every frame that listens to it. */
export function emitToFrames(event, payload) {
  for (const frame of openFrames())
    for (const callback of frame.listeners.get(event) ?? []) callback(payload).catch(() => undefined);
}

/** Tells every frame that asked for it which theme the site has now. */
export function pushTheme(theme) {
  for (const frame of openFrames()) {
    frame.context = { ...frame.context, theme: { colorMode: theme.colorMode } };
    if (frame.themed) frame.peer.call('theme', theme).catch(() => undefined);
  }
}

globalThis.addEventListener('message', (event) => {
  if (event.origin !== resourceOrigin || event.data?.sandbox !== true) return;
  const frame = openFrames().find(({ iframe }) => iframe.contentWindow === event.source);
  frame?.peer.receive(event.data);
});
