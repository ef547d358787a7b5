/**
 * Runs first in every page of the app, together with peer.js in one closure. Gives `@forge/bridge` the one function it
 * needs, keeps the frame as high as its content and applies the site's theme.
 */
const hostOrigin = document.currentScript.dataset.host;

const peer = new Peer({
  post: (message) => globalThis.parent.postMessage(message, hostOrigin),
  answer: (name, data) => {
    if (name !== 'theme') throw new Error(`The frame does not know ${name}`);
    applyTheme(data);
  },
});

globalThis.addEventListener('message', (event) => {
  if (event.origin === hostOrigin && event.source === globalThis.parent && event.data?.sandbox === true)
    peer.receive(event.data);
});

function applyTheme({ colorMode, theme }) {
  const root = document.documentElement;
  root.dataset.colorMode = colorMode;
  root.dataset.theme = theme;
  if (document.querySelector('link[data-sandbox-tokens]') !== null) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/__host/tokens.css';
  link.dataset.sandboxTokens = '';
  document.head.append(link);
}

globalThis.__bridge = {
  async callBridge(name, data) {
    const value = await peer.call(name, data);
    if (name !== 'enableTheming') return value;
    applyTheme(value);
  },
};

let height = 0;
function reportHeight() {
  const style = getComputedStyle(document.body);
  const next = Math.ceil(
    document.body.offsetHeight + Number.parseFloat(style.marginTop) + Number.parseFloat(style.marginBottom),
  );
  if (next === height) return;
  height = next;
  peer.call('sandbox:height', height).catch(() => undefined);
}

document.addEventListener('DOMContentLoaded', () => {
  new ResizeObserver(reportHeight).observe(document.body);
  // A browser does not lay out a frame that is scrolled away, so its resizes are noticed late; changes are not.
  new MutationObserver(reportHeight).observe(document.body, { subtree: true, childList: true, characterData: true });
  reportHeight();
});
