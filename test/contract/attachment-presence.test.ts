import { expect, it } from 'vitest';
import { presenceOf } from '../../src/adapters/jira/field-presence.ts';
import { ChangelogPage, Issue } from '../../src/adapters/jira/schemas.ts';

const atMinute = (minute: number): string => `2026-10-05T09:${String(minute).padStart(2, '0')}:00.000+0000`;

/** What the history says of the file 1. */
const ADDED_IN_THE_ACT = { minute: 4, from: null, to: '1' };
const ADDED_LATER = { minute: 30, from: null, to: '1' };
const REMOVED = { minute: 40, from: '1', to: null };

it.each([
  { came: 'with the form', there: [0], moves: [], now: true, atCreation: true },
  { came: 'right after the form', there: [4], moves: [ADDED_IN_THE_ACT], now: true, atCreation: true },
  { came: 'half an hour later', there: [30], moves: [ADDED_LATER], now: true, atCreation: false },
  { came: 'with the form and went', there: [], moves: [REMOVED], now: false, atCreation: true },
  { came: 'after the form and went', there: [], moves: [ADDED_IN_THE_ACT, REMOVED], now: false, atCreation: true },
  { came: 'later and went', there: [], moves: [ADDED_LATER, REMOVED], now: false, atCreation: false },
  { came: 'never', there: [], moves: [], now: false, atCreation: false },
])('a file that came $came: there now $now, at the creation $atCreation', ({ there, moves, now, atCreation }) => {
  const { fields } = Issue.parse({
    id: '10001',
    key: 'HELP-1',
    fields: {
      summary: 'S',
      created: atMinute(0),
      updated: atMinute(50),
      project: { id: '10700', key: 'HELP', name: 'Help' },
      status: { id: '1', name: 'Open', statusCategory: { key: 'new' } },
      attachment: there.map((minute) => ({ id: '1', created: atMinute(minute) })),
    },
  });
  const { values: histories } = ChangelogPage.parse({
    values: moves.map(({ minute, from, to }) => ({
      id: String(minute),
      created: atMinute(minute),
      items: [{ field: 'Attachment', fieldId: 'attachment', from, fromString: from, to, toString: to }],
    })),
  });
  expect(presenceOf({ fields, histories }, ['attachment'])).toEqual({ attachment: { now, atCreation } });
});
