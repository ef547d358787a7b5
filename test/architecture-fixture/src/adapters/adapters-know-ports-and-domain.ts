import { act } from '../usecases/act';

export const leak = act;
