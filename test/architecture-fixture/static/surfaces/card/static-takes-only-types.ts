import { clean } from '../../../src/contract/clean';

export const leak = clean;
