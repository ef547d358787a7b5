import { card } from '../surfaces/card/card';

export const leak = card;
