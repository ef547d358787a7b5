import type { Clean } from '../../../src/contract/clean';

export const card: Clean = 'clean';
