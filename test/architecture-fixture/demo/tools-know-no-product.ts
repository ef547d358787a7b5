import { pure } from '../src/domain/pure';

export const leak = pure;
