import * as bridge from '@forge/bridge';

/** Everything the bridge offers, within reach of the tests, and what the page was opened with. */
globalThis.bridge = bridge;
const context = await bridge.view.getContext();
await bridge.view.theme.enable();
const { type, entryPoint, gadgetConfiguration, config, modal } = context.extension;
document.querySelector('#where').textContent = [
  context.moduleKey,
  type,
  entryPoint,
  gadgetConfiguration?.word ?? config?.word,
  modal?.word,
]
  .filter(Boolean)
  .join(' ');
document.documentElement.lang = context.locale;
