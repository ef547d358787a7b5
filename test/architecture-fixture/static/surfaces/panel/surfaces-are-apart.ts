import { card } from '../card/card';

export const leak = card;
