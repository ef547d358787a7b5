import type { Chance } from '../../domain/survey/draw';
import type { NewToken } from '../../usecases/ports/system';

/** From the system's generator: nobody who decides about a close can foresee what its card asks. */
export const systemChance: Chance = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

export const newToken: NewToken = () => crypto.randomUUID();
