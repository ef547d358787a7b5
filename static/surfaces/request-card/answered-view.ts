import type { CardView } from '../../../src/contract/card';

/** A rated close as the server last saw it. */
export type AnsweredView = Extract<CardView, { kind: 'answered' }>;
