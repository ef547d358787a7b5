import { nothing } from './nowhere';

export const leak: unknown = nothing;
