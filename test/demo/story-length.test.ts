import { expect, it } from 'vitest';
import { rakiaStory } from '../../demo/rakia/story.ts';

const { steps } = rakiaStory({ bounced: 'PAY-118', holiday: 'PAY-2', unrated: 'PAY-3', fresh: 'PAY-4' });

it.each(['en', 'he'] as const)('the story is told in about three minutes, in %s', (language) => {
  const words = steps.flatMap(({ title, text }) => `${title[language]} ${text[language]}`.split(/\s+/));
  expect(steps.length).toBeLessThanOrEqual(9);
  expect(words.length).toBeLessThanOrEqual(330);
  // Reading at 200 words a minute, and five seconds a step for looking.
  expect((words.length / 200) * 60 + steps.length * 5).toBeLessThan(180);
  // What to look at, and what it means.
  const sentences = steps.map(({ text }) => text[language].split(/[.?!](?:\s|$)/).filter(Boolean).length);
  expect(Math.max(...sentences)).toBeLessThanOrEqual(2);
});

it('the last step shows whoever saw the watermelon what is inside it', () => {
  expect(steps.at(-1)).toMatchObject({
    path: expect.stringMatching(/\/it-access\/experience$/),
    person: steps[0]?.person,
  });
});
