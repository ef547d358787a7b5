const isPlain = (value) =>
  value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;

/** Copies plain objects and lists, each other value through `change`. */
function mapValues(value, change) {
  const changed = change(value);
  if (changed !== value) return changed;
  if (Array.isArray(value)) return value.map((inner) => mapValues(inner, change));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapValues(inner, change)]));
}

/**
 * One end of the line between a page of the site and a frame of the app. Both ends are the same: each calls the other
 * by name, and functions inside what is sent stay where they are and are called back by number.
 */
export class Peer {
  #post;
  #answer;
  #functions = new Map();
  #waiting = new Map();
  #last = 0;

  /** @param {{ post: (message: unknown) => void, answer: (name: string, data: unknown) => unknown }} line */
  constructor({ post, answer }) {
    this.#post = post;
    this.#answer = answer;
  }

  /** Calls the other end; rejects with an Error carrying its message. */
  call(name, data) {
    return this.#ask({ kind: 'call', name, data });
  }

  /** Takes a message of the other end. */
  receive(message) {
    if (message.kind === 'call' || message.kind === 'apply') {
      void this.#reply(message);
      return;
    }
    const settled = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'value') settled?.resolve(this.#unpack(message.data));
    else settled?.reject(new Error(message.data));
  }

  #ask(message) {
    return new Promise((resolve, reject) => {
      this.#last += 1;
      const id = this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.#post({ sandbox: true, ...message, id, data: this.#pack(message.data) });
    });
  }

  async #reply({ id, kind, name, target, data }) {
    try {
      const given = this.#unpack(data);
      const value = await (kind === 'apply' ? this.#functions.get(target)?.(...given) : this.#answer(name, given));
      this.#post({ sandbox: true, kind: 'value', id, data: this.#pack(value) });
    } catch (error) {
      this.#post({ sandbox: true, kind: 'error', id, data: error instanceof Error ? error.message : String(error) });
    }
  }

  #pack(value) {
    return mapValues(value, (inner) => {
      if (typeof inner !== 'function') return inner;
      this.#last += 1;
      this.#functions.set(this.#last, inner);
      return { __function: this.#last };
    });
  }

  #unpack(value) {
    return mapValues(value, (inner) => {
      if (!isPlain(inner) || typeof inner.__function !== 'number') return inner;
      return (...parameters) => this.#ask({ kind: 'apply', target: inner.__function, data: parameters });
    });
  }
}
