import { showProblem } from './flags.js';
import { emitToFrames, frameIn, openFrames, reopenFrame } from './frames.js';
import { goTo } from './live.js';

/** What a dashboard does around its gadgets: saving, leaving the edit mode, refreshing. */

const dashboard = () => document.querySelector('[data-dashboard]')?.dataset.dashboard;
const gadgetOf = (frame) => frame.place.closest('[data-gadget]').dataset.gadget;

async function store(gadget, config) {
  const body = new URLSearchParams({ gadget, config: JSON.stringify(config ?? {}) });
  const response = await fetch(`/__host/dashboard/${dashboard()}/configure`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body,
    redirect: 'manual',
  });
  // A manual redirect is opaque; anything else is a refusal with its reason.
  if (response.type !== 'opaqueredirect') throw new Error((await response.json()).errorMessage);
}

export async function leaveEditMode() {
  await goTo(location.pathname);
  return true;
}

/** `view.submit` of a gadget's edit mode. */
export async function saveGadget(frame, config) {
  await store(gadgetOf(frame), config);
  void leaveEditMode();
  return true;
}

/** `setPreviewConfig` of a widget: shown until the page is left, stored nowhere. */
export function previewWidget(frame, config) {
  frame.context = { ...frame.context, extension: { ...frame.context.extension, config } };
  emitToFrames('FORGE_DASHBOARDS_WIDGET_CONFIG_CHANGED', config);
}

/** The dashboard's own Save of a widget: stored is what the frame hands back, and nothing when it hands back nothing. */
async function saveWidget(gadget) {
  const frame = frameIn(document.querySelector(`[data-gadget="${gadget}"]`));
  const { config = frame.context.extension.config, onProductSave, onSave, onSaveError } = frame.widget;
  try {
    const saved = await onProductSave?.(config ?? {});
    if (saved === null || saved === undefined) return;
    await store(gadget, saved);
    await onSave?.(saved, gadget);
    await leaveEditMode();
  } catch (error) {
    await onSaveError?.({ message: error.message });
    showProblem(error);
  }
}

/** Gadgets that refresh themselves are told, and so is every other, as in Jira; the rest are loaded anew. */
function refreshGadget(gadget) {
  const frame = frameIn(document.querySelector(`[data-gadget="${gadget}"]`));
  if (frame !== null && frame.data.refreshable) reopenFrame(frame);
  emitToFrames('JIRA_DASHBOARD_GADGET_REFRESH', { origin: 'gadget', gadgetId: gadget });
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const refresh = target?.closest('[data-refresh-gadget]');
  const save = target?.closest('[data-save-widget]');
  if (refresh) {
    refresh.closest('details').open = false;
    refreshGadget(refresh.dataset.refreshGadget);
  }
  if (save) void saveWidget(save.dataset.saveWidget);
});

/** An edit mode that was just opened may stand far down. */
export function showEditMode() {
  const frame = openFrames().find(({ data }) => data.entry === 'edit');
  frame?.place.closest('[data-gadget]').scrollIntoView({ block: 'center' });
}

/** A configuration with `refresh` asks for a refresh every so many minutes. */
export function refreshByItself() {
  const started = new Map();
  for (const frame of openFrames()) {
    const minutes = Number(frame.context.extension.gadgetConfiguration?.refresh);
    const gadget = frame.place.closest('[data-gadget]')?.dataset.gadget;
    if (gadget && minutes > 0 && !started.has(gadget))
      started.set(
        gadget,
        setInterval(() => refreshGadget(gadget), minutes * 60_000),
      );
  }
}
