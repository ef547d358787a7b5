/**
 * One end of the line between a page of the site and a frame of the app. Both ends are the same: each calls the other
 * by name, and functions inside what is sent stay where they are and are called back by number.
 *
 * @param {{ post: (message: unknown) => void, answer: (name: string, data: unknown) => unknown }} line
 */
export function createPeer({ post, answer }) {
  const functions = new Map();
  const waiting = new Map();
  let last = 0;

  const pack = (value) => {
    if (typeof value === 'function') {
      last += 1;
      functions.set(last, value);
      return { __function: last };
    }
    if (Array.isArray(value)) return value.map(pack);
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)]));
  };

  const unpack = (value) => {
    if (Array.isArray(value)) return value.map(unpack);
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
    if (typeof value.__function === 'number') return (...parameters) => ask({ kind: 'apply', target: value.__function, data: parameters });
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
  };

  const ask = (message) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      post({ sandbox: true, ...message, id: last, data: pack(message.data) });
    });

  const reply = async ({ id, kind, name, target, data }) => {
    try {
      const value = await (kind === 'apply' ? functions.get(target)?.(...unpack(data)) : answer(name, unpack(data)));
      post({ sandbox: true, kind: 'value', id, data: pack(value) });
    } catch (error) {
      post({ sandbox: true, kind: 'error', id, data: error instanceof Error ? error.message : String(error) });
    }
  };

  return {
    /** Calls the other end; rejects with an Error carrying its message. */
    call: (name, data) => ask({ kind: 'call', name, data }),
    /** Takes a message of the other end. */
    receive(message) {
      if (message.kind === 'call' || message.kind === 'apply') return void reply(message);
      const settled = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === 'value') settled?.resolve(unpack(message.data));
      else settled?.reject(new Error(message.data));
    },
  };
}
