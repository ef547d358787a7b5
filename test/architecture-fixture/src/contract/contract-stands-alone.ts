import { pure } from '../domain/pure';

export const leak = pure;
