import type { CardView } from '../../../src/contract/card';

/** The view of a card that asks. */
export type AskView = Extract<CardView, { kind: 'ask' }>;
