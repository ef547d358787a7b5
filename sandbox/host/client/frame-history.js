/** `view.createHistory()`: the address below an app's page, in the shape of history 4 that routers know. */

function locationBelow(base) {
  return {
    pathname: location.pathname.slice(base.length) || '/',
    search: location.search,
    hash: location.hash,
    state: globalThis.history.state ?? undefined,
    key: '',
  };
}

export function createFrameHistory(frame) {
  const base = frame.data.basePath;
  if (base === null) return false;
  const listeners = new Set();
  const tell = (action) => {
    for (const listener of listeners) listener(locationBelow(base), action).catch(() => undefined);
  };
  const move = (method, action) => (to, state) => {
    const target = typeof to === 'string' ? to : `${to.pathname ?? '/'}${to.search ?? ''}${to.hash ?? ''}`;
    globalThis.history[method](state ?? null, '', base + (target.startsWith('/') ? target : `/${target}`));
    tell(action);
  };
  globalThis.addEventListener('popstate', () => tell('POP'));
  return {
    action: 'POP',
    location: locationBelow(base),
    length: globalThis.history.length,
    push: move('pushState', 'PUSH'),
    replace: move('replaceState', 'REPLACE'),
    go: (steps) => globalThis.history.go(steps),
    goBack: () => globalThis.history.back(),
    goForward: () => globalThis.history.forward(),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
