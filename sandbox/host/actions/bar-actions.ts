import { HostError } from '../body.ts';
import type { Answer, Page } from '../page.ts';
import type { ChoiceKey } from '../session.ts';
import type { Act } from './issue-actions.ts';

/** Only addresses of this site; everything else goes to the start. */
function ownAddress(text: string | null): string {
  return text !== null && /^\/(?![/\\])/.test(text) ? text : '/';
}

/** `/__host/choose?person=&locale=&theme=&back=`: keeps the choice in cookies. What is not named stays. */
export function choose({ url, people }: Page): Answer {
  const given = url.searchParams;
  const person = given.get('person');
  if (person !== null && !people.some(({ accountId }) => accountId === person))
    throw new HostError(404, `Nobody here has the account id ${person}.`);
  const choice: Partial<Record<ChoiceKey, string>> = {};
  for (const key of ['person', 'locale', 'theme'] as const) {
    const value = given.get(key);
    if (value !== null) choice[key] = value;
  }
  return { kind: 'redirect', to: ownAddress(given.get('back')), choose: choice };
}

/** Moves virtual time, or runs the schedules without moving it. */
export const moveClock: Act = async ({ host }, form) => {
  const duration = form.get('advance');
  const run = form.get('run');
  if (duration !== null) await host.control.advance(duration);
  if (run === 'fiveMinute' || run === 'hour' || run === 'day' || run === 'week') await host.control.runSchedules(run);
  return { kind: 'json', status: 200, body: { now: host.clock.now() } };
};
