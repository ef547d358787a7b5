import { openFrame } from './frames.js';

/** Modals an app opens over the page. The frame in it sees what it was opened with as `extension.modal`. */

const SIZES = {
  small: '400px',
  medium: '600px',
  large: '800px',
  xlarge: '968px',
  max: '100%',
  fullscreen: '100%',
  resizable: '600px',
};

function heading(title) {
  const element = document.createElement('h2');
  element.className = 'dialog-head';
  element.dir = 'auto';
  element.textContent = title;
  return element;
}

export function openModal(frame, { resource, onClose, size, context, closeOnEscape, closeOnOverlayClick, title }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog modal';
  dialog.style.inlineSize = typeof size === 'string' ? SIZES[size] : size.width;
  if (title) dialog.append(heading(title));
  dialog.setAttribute('aria-label', title || frame.data.title);
  const place = document.createElement('div');
  place.className = 'forge-frame';
  dialog.append(place);
  document.body.append(dialog);
  dialog.showModal();
  const data = { ...frame.data, entry: 'view', height: null, resource: resource ?? frame.data.resource };
  const extension = { ...frame.context.extension, modal: context };
  const opened = openFrame(
    place,
    { ...data, context: { ...frame.context, extension } },
    {
      close(payload) {
        for (const listener of opened.closeListeners) listener(payload).catch(() => undefined);
        dialog.remove();
        onClose?.(payload);
        return true;
      },
    },
  );
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (closeOnEscape) opened.close();
  });
  dialog.addEventListener('click', (event) => {
    if (closeOnOverlayClick && event.target === dialog) opened.close();
  });
  return true;
}
