import { createRandomStream, drawUuid, fillBytes } from '../seeded-random.ts';
import { currentScope, lastKnownNow } from './invocation-scope.ts';

const RealDate = Date;
/** For code that runs outside any invocation: the app's modules while they load. */
const outside = createRandomStream('module load');

const now = (): number => currentScope()?.now() ?? lastKnownNow();
const random = (): typeof outside => currentScope()?.random ?? outside;

/** Puts the clock of the sandbox and repeatable randomness under the app's code. Must run before that code loads. */
export function installVirtualGlobals(): void {
  installDate();
  installRandom();
}

function installDate(): void {
  const VirtualDate = new Proxy(RealDate, {
    construct: (target, args, newTarget): object =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver): unknown => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  globalThis.Date = VirtualDate;
}

function installRandom(): void {
  Math.random = () => random().next();
  const randomUUID = (): ReturnType<typeof drawUuid> => drawUuid(random());
  const getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
    if (array !== null) fillBytes(random(), new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return array;
  };
  Object.defineProperties(globalThis.crypto, {
    randomUUID: { value: randomUUID },
    getRandomValues: { value: getRandomValues },
  });
  // Bundled packages reach the same functions through the built-in module; its getRandomValues is fixed by Node.
  const crypto = process.getBuiltinModule('node:crypto');
  const drawBytes = (size: number, done?: (error: null, bytes: Buffer) => void): Buffer | undefined => {
    const bytes = Buffer.alloc(size);
    fillBytes(random(), bytes);
    if (done === undefined) return bytes;
    process.nextTick(done, null, bytes);
    return undefined;
  };
  for (const [name, value] of Object.entries({ randomUUID, randomBytes: drawBytes }))
    Object.defineProperty(crypto, name, { value });
}
