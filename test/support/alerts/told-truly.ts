import { METRICS } from './request-history.ts';
import type { Month } from './played-month.ts';
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

/** Crossings of which somebody who had to hear did not, and nobody knows why. */
export const untold = ({ world }: Month, wanted: readonly TrueCrossing[]): readonly string[] =>
  wanted.flatMap((crossing) =>
    [ASSIGNEE, LEAD].map((to) => `${keyOf(crossing)} ${to}`).filter((key) => !world.telling.mails.has(key)),
  );

/** Lines about requests that their reader may not see. */
export const leaked = (month: Month): readonly string[] =>
  [...linesRead(month).keys()].filter((key) => {
    const [to, issueId = ''] = key.split(' ');
    return to === LEAD && isConfidential(issueId);
  });

/** Requests whose comment is not one, or does not say what stands: each clock past a threshold, or that none is. */
export const wrongThreads = ({ world }: Month): readonly string[] =>
  [...world.desk.comments]
    .filter(([issueId]) => world.site.exists(issueId))
    .filter(([issueId, comments]) => {
      const text = comments[0]?.paragraphs.join('\n') ?? '';
      const rows = [...world.store.rows.values()].filter((row) => row.issueId === issueId && row.level !== null);
      const says = rows.length === 0 ? text.includes('No alert stands') : rows.every(({ name }) => text.includes(name));
      return comments.length !== 1 || !says;
    })
    .map(([issueId]) => issueId);
