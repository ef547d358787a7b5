import { keepInputs } from './automation.js';
import { closeFlag, showFlag } from './flags.js';
import { emitToFrames } from './frames.js';
import { saveGadget, leaveEditMode, previewWidget } from './dashboard.js';
import { createFrameHistory } from './frame-history.js';
import { refreshPage } from './live.js';
import { openModal } from './modal.js';
import { addressOf, navigate } from './navigation.js';
import { currentTheme } from './theme.js';

/** What `callBridge` of the app's pages may ask, by name. A name that is not here is refused, loudly. */

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.errorMessage);
  return answer;
}

async function invoke(frame, { functionKey, payload, metadata }) {
  const { moduleKey, localId, extension } = frame.context;
  const { value } = await post('/__host/bridge/invoke', { moduleKey, localId, extension, functionKey, payload });
  return metadata === undefined ? value : { body: value, metadata: {} };
}

function fetchProduct(_frame, { product, restPath, fetchRequestInit, isMultipartFormData }) {
  if (isMultipartFormData) throw new Error('The sandbox does not upload files through requestJira.');
  const { method = 'GET', headers = [], body = null } = fetchRequestInit ?? {};
  return post('/__host/bridge/fetch-product', { product, restPath, method, headers, body: body === '' ? null : body });
}

function listen(frame, { event, callback }) {
  const callbacks = frame.listeners.get(event) ?? new Set();
  frame.listeners.set(event, callbacks.add(callback));
  return { unsubscribe: () => callbacks.delete(callback) };
}

function emit(_frame, { event, payload }) {
  emitToFrames(event, payload);
}

/** A modal hands its payload back; a gadget's edit mode is saved, an action's form kept; everything else cannot be submitted. */
function submit(frame, payload) {
  if (frame.close !== undefined) return frame.close(payload);
  if (frame.context.extension.type === 'action') return keepInputs(frame, payload);
  return frame.data.entry === 'edit' && frame.context.extension.type === 'jira:dashboardGadget'
    ? saveGadget(frame, payload)
    : false;
}

function close(frame, payload) {
  if (frame.close !== undefined) return frame.close(payload);
  return frame.data.entry === 'edit' ? leaveEditMode() : false;
}

function onClose(frame, callback) {
  if (frame.close === undefined) return false;
  frame.closeListeners.push(callback);
  return true;
}

const COMMANDS = {
  getContext: (frame) => frame.context,
  invoke,
  fetchProduct,
  showFlag: (_frame, flag) => showFlag(flag),
  closeFlag: (_frame, { id }) => closeFlag(id),
  openModal,
  submit,
  close,
  onClose,
  // Nothing on these pages starts closed and is opened by the app itself.
  open: () => false,
  refresh: () => (document.querySelector('[data-issue]') === null ? false : refreshPage()),
  createHistory: createFrameHistory,
  navigate: (_frame, target) => navigate(target),
  getUrl: (_frame, target) => addressOf(target),
  reload: () => location.reload(),
  enableTheming(frame) {
    frame.themed = true;
    return currentTheme();
  },
  changeWindowTitle(_frame, title) {
    document.title = String(title);
  },
  emitReadyEvent(frame) {
    frame.place.dataset.ready = '';
  },
  getFrameId: (frame) => frame.context.localId,
  on: listen,
  onPublic: listen,
  emit,
  emitPublic: emit,
  emitFrontendCustomMetric: () => true,
  isRovoEnabled: () => false,
  getWidgetApi: (frame) => ({ setPreviewConfig: (config) => previewWidget(frame, config) }),
  getWidgetEditApi: (frame) => ({
    updateConfig(config) {
      frame.widget.config = config;
    },
    onProductSave(callback) {
      frame.widget.onProductSave = callback;
    },
    onSave(callback) {
      frame.widget.onSave = callback;
    },
    onSaveError(callback) {
      frame.widget.onSaveError = callback;
    },
  }),
};

export function answerCommand(frame, name, data) {
  if (!Object.hasOwn(COMMANDS, name)) throw new Error(`The sandbox does not know the bridge command ${name}`);
  return COMMANDS[name](frame, data);
}
