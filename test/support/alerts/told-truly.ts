import { METRICS, type RequestHistory } from './request-history.ts';
import type { Month } from './played-month.ts';
import { levelsAt } from './shown-truly.ts';
import { BUDGET } from './telling-rule.ts';
import type { StoredMail } from './telling-store.ts';
import { ASSIGNEE, isConfidential, LEAD } from './telling-site.ts';
import type { TrueCrossing } from './alert-oracle.ts';
import { keyOf } from './alert-oracle.ts';

const nameOf = (metric: string): string => METRICS.find(({ id }) => id === metric)?.name ?? '';

/** A line of mail speaks of one request and one clock. */
const lineKey = (to: string, issueId: string, clock: string): string => `${to} ${issueId} ${clock}`;

const counted = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Lines that people read, by person, request and clock, whatever message they came in. */
const linesRead = ({ world }: Month): ReadonlyMap<string, number> =>
  counted(
    world.desk.outbox.flatMap(({ to, paragraphs }) =>
      paragraphs.flatMap((text) => {
        const issueId = /^HELP-(\d+): /.exec(text)?.[1];
        const clock = METRICS.find(({ name }) => text.includes(`(${name}`))?.name;
        return issueId === undefined || clock === undefined ? [] : [lineKey(to, issueId, clock)];
      }),
    ),
  );

const rowsIn = ({ world }: Month, states: readonly string[]): ReadonlyMap<string, number> =>
  counted(
    [...world.telling.mails]
      .filter(([, { state }]) => states.includes(state))
      .map(([key, { to }]) => {
        const [issueId = '', metric = ''] = key.split(' ');
        return lineKey(to, issueId, nameOf(metric));
      }),
  );

/** Alerts that summaries only count, by person. */
const linesLeftOut = ({ world }: Month): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { to, paragraphs } of world.desk.outbox) {
    const more = /^And ([\d,]+) more\./.exec(paragraphs.at(-1) ?? '')?.[1] ?? '0';
    counts.set(to, (counts.get(to) ?? 0) + Number(more.replaceAll(',', '')));
  }
  return counts;
};

const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0);

/** Lines read oftener than they were sent and cut off, and people who read fewer than they were sent, those that summaries only count among them. */
export const miscounted = (month: Month): readonly string[] => {
  const [read, sent, unknown] = [linesRead(month), rowsIn(month, ['sent']), rowsIn(month, ['sending', 'unknown'])];
  const tooOften = [...read].filter(([key, times]) => times > (sent.get(key) ?? 0) + (unknown.get(key) ?? 0));
  const leftOut = linesLeftOut(month);
  const short = [...leftOut.keys()].filter((to) => {
    const mine = [...sent].filter(([key]) => key.startsWith(`${to} `));
    const doubtful = [...unknown].filter(([key]) => key.startsWith(`${to} `));
    const lacking = sum(mine.map(([key, times]) => Math.max(0, times - (read.get(key) ?? 0))));
    const seen =
      sum([...read].filter(([key]) => key.startsWith(`${to} `)).map(([, times]) => times)) + (leftOut.get(to) ?? 0);
    const least = sum(mine.map(([, times]) => times));
    return lacking > (leftOut.get(to) ?? 0) || seen < least || seen > least + sum(doubtful.map(([, times]) => times));
  });
  return [...tooOften.map(([key]) => key), ...short];
};

/** Messages that were cut off while they were sent: the window that is counted. */
export const cutOff = (month: Month): number =>
  [...rowsIn(month, ['sending', 'unknown']).values()].reduce((a, b) => a + b, 0);

const MINUTE = 60_000;
/** The site's calendar is that of UTC, so a day of the budget begins there. */
const DAY = 24 * 60 * MINUTE;

/** Whether the day's budget of the reader was used up when the message was left out; what the same run was refused counts. */
const isOverBudget = (rows: Iterable<StoredMail>, { to, at }: StoredMail): boolean => {
  const day = Math.floor(at / DAY);
  const told = [...rows].filter(
    (row) =>
      row.to === to &&
      row.at <= at &&
      row.state !== 'dropped' &&
      (row.state !== 'refused' || row.at === at) &&
      Math.floor(row.at / DAY) === day,
  );
  return told.length >= BUDGET;
};

/** Crossings of which somebody who had to hear did not: nobody knows why, or for a reason that was none. */
export const untold = ({ world }: Month, wanted: readonly TrueCrossing[]): readonly string[] =>
  wanted.flatMap((crossing) =>
    [ASSIGNEE, LEAD].flatMap((to) => {
      const key = `${keyOf(crossing)} ${to}`;
      const row = world.telling.mails.get(key);
      if (row === undefined) return [key];
      const { issueId } = crossing;
      const isBarred = (to === LEAD && isConfidential(issueId)) || !world.site.exists(issueId);
      if (row.state === 'refused') return isBarred ? [] : [`${key} refused`];
      if (row.state === 'dropped') return isOverBudget(world.telling.mails.values(), row) ? [] : [`${key} dropped`];
      return [];
    }),
  );

/** Lines about requests that their reader may not see. */
export const leaked = (month: Month): readonly string[] =>
  [...linesRead(month).keys()].filter((key) => {
    const [to, issueId = ''] = key.split(' ');
    return to === LEAD && isConfidential(issueId);
  });

const SAID = {
  share: (clock: string) => `75% of the promised time has passed (${clock})`,
  breach: (clock: string) => `we missed the promised time (${clock},`,
};

/** Whether a comment says what stands by the history: of each clock its level, or that none is past a threshold. */
const isTrueThread = (text: string, history: RequestHistory, now: number): boolean => {
  const clocks = METRICS.map(({ id, name }) => {
    const run = history.ongoing(now).find(({ metric }) => metric.id === id);
    const said = (['share', 'breach'] as const).filter((level) => text.includes(SAID[level](name)));
    return { said, levels: run === undefined ? [null] : levelsAt(run, now) };
  });
  const isSilent = clocks.every(({ said }) => said.length === 0);
  return (
    clocks.every(({ said, levels }) => said.length < 2 && levels.includes(said[0] ?? null)) &&
    isSilent === text.includes('No alert stands')
  );
};

/**
 * Requests that had to get a comment and have none, and those whose comment is not one or does not say what stands by the
 * history. The next tick hears of the newest changes.
 */
export const wrongThreads = ({ world, histories }: Month, wanted: readonly TrueCrossing[]): readonly string[] => {
  const { now } = world;
  const owing = new Set(wanted.map(({ issueId }) => issueId));
  const threads = new Map<string, readonly { readonly paragraphs: readonly string[] }[]>(world.desk.comments);
  return [...histories.values()]
    .filter((history) => history.existsAt(now))
    .filter((history) => {
      const [comment, ...more] = threads.get(history.id) ?? [];
      if (comment === undefined) return owing.has(history.id);
      const isSettled = history.updatedAt(now) < now - 10 * MINUTE;
      return more.length > 0 || (isSettled && !isTrueThread(comment.paragraphs.join('\n'), history, now));
    })
    .map(({ id }) => id);
};
