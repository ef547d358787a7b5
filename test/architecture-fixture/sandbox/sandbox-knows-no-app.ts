import { world } from '../demo/world';

export const leak = world;
