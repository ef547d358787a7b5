import { describe, expect, test } from 'vitest';
import { FilterEvaluationError, passesFilter } from '../../../sandbox/platform/filter/evaluate-filter.ts';
import { parseFilter } from '../../../sandbox/platform/filter/parse-filter.ts';
import { FilterSyntaxError } from '../../../sandbox/platform/filter/syntax.ts';

const event = {
  issue: {
    key: 'PAY-7',
    fields: { priority: { name: 'High' }, labels: ['payslip', 'urgent'], votes: 3, summary: null },
  },
  changelog: {
    items: [
      { field: 'status', to: '5' },
      { field: 'Key', to: 'HR-1' },
    ],
  },
};

const passes = (source: string): boolean => passesFilter(parseFilter(source), event);

describe('an event filter', () => {
  test.each([
    ["event.issue.key == 'PAY-7'", true],
    ['event.issue.fields.votes + 1 * 2 >= 5 && !(event.issue.fields.votes % 2 == 0)', true],
    ["event.changelog?.items?.some(item => ['status', 'reporter'].includes(item.field))", true],
    ["event.changelog.items.every((item) => item.field == 'status')", false],
    ["event.changelog.items.filter(item => item.field == 'Key').map(item => item.to)[0] == 'HR-1'", true],
    ["event.issue.fields.labels.length > 1 ? event.issue.fields.labels[1] == 'urgent' : false", true],
    ['event.issue[\'key\'].startsWith("PAY") || false', true],
    ['event.issue.fields.summary == null', true],
    ['event.comment?.body == null', true],
    ["event.comment?.author?.name?.includes('x')", false],
    ["event.issue.fields.priority.name != 'Low' && -event.issue.fields.votes < 0", true],
  ])('%s is %s', (source, expected) => {
    expect(passes(source)).toBe(expected);
  });

  test.each([
    'event.comment.body == null',
    'event.comment == null',
    'event.issue.fields.summary.length > 0',
    'event.changelog.items.some(item => item.missing == 1)',
    'event.issue.key',
    'event.issue.key > 3',
    'other.thing == 1',
    'event.issue.key.some(x => true)',
  ])('%s fails instead of guessing', (source) => {
    expect(() => passes(source)).toThrow(FilterEvaluationError);
  });

  test.each([
    ['event.issue.key === 1', 'Unexpected ==='],
    ['event.issue.fields.labels.reduce((a, b) => a)', 'Unknown method reduce()'],
    ['let x = 1; x', 'Unexpected'],
    ['event.issue.key ==', 'Unexpected end'],
    ['typeof event', 'Unexpected event'],
    ['event.items.some(true)', 'Unexpected true'],
    ['event.issue.key == `a`', 'Unexpected character `'],
    [`'${'x'.repeat(10_001)}' == 'y'`, 'More than 10000 characters'],
  ])('%s is refused when the app is loaded', (source, words) => {
    expect(() => parseFilter(source)).toThrow(FilterSyntaxError);
    expect(() => parseFilter(source)).toThrow(words);
  });

  test('stops after the documented number of steps', () => {
    const items = Array.from({ length: 300 }, (_, index) => index);
    const expression = parseFilter('event.items.every(a => event.items.every(b => a + b >= 0))');
    expect(() => passesFilter(expression, { items })).toThrow('More than 50000 steps');
  });
});
