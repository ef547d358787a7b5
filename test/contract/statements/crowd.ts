import { createAnswers, createInvitations } from '../../../src/adapters/sql/invitations.ts';
import { createCells } from '../../../src/adapters/sql/cells.ts';
import type { Database } from '../../../src/adapters/sql/database.ts';
import { createMarks } from '../../../src/adapters/sql/marks.ts';
import { createNames } from '../../../src/adapters/sql/names.ts';
import { createPendingFields } from '../../../src/adapters/sql/pending-fields.ts';
import { createReleases } from '../../../src/adapters/sql/releases.ts';
import { createRequests } from '../../../src/adapters/sql/requests.ts';
import { cellOf } from '../../../src/domain/figures/cell.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { DAY, IT, PAYROLL } from '../../usecases/figures/figure-world.ts';
import { answer, cellKey, instant, invitation, release, request } from './samples.ts';

const PORTION = 500;
/** Ids of the crowd begin here: what the moves speak of is far below. */
const FIRST = 100_000;

export interface Crowd {
  readonly size: number;
  readonly apart: number;
  /** One request in so many is open. */
  readonly openEach: number;
}

const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** `size` requests, `apart` hours one from the next, in two desks; the closed ones are invited and rated by `size / 20` people. */
export const saveCrowd = async (db: Database, crowd: Crowd): Promise<void> => {
  const { size, apart, openEach } = crowd;
  const [requests, invitations, answers] = [createRequests(db), createInvitations(db), createAnswers(db)];
  for (let from = 0; from < size; from += PORTION) {
    const portion = numbers(from, Math.min(from + PORTION, size));
    await requests.save(portion.map((n) => one(n, crowd)));
    const closed = portion.filter((n) => n % openEach !== 0);
    await invitations.invite(
      closed.map((n) => invited(n, crowd)),
      [],
    );
    for (const n of closed.filter((each) => each % 6 === 1)) {
      const given = { answeredAt: instant(n * apart + 6) };
      await answers.save(invited(n, crowd), [answer(given), answer({ ...given, item: 'ease', value: 2 })]);
    }
  }
};

const one = (n: number, { size, apart, openEach }: Crowd) =>
  request({
    id: FIRST + n,
    project: n % 2 === 0 ? PAYROLL : IT,
    process: `process-${n % 7}`,
    department: `org:${n % 40}`,
    created: instant(n * apart),
    closed: n % openEach === 0 ? null : instant(n * apart + 5),
    requester: `person-${n % Math.ceil(size / 20)}`,
  });

const invited = (n: number, crowd: Crowd) =>
  invitation(FIRST + n, {
    requesterId: one(n, crowd).requesterId,
    closedAt: instant(n * crowd.apart + 5),
    expiresAt: toInstant(instant(n * crowd.apart + 5) + 14 * DAY),
  });

/** What grows beside them: cells, marks, names, releases, fields to be written. */
export const saveSurroundings = async (db: Database, crowd: Crowd): Promise<void> => {
  const all = numbers(0, Math.ceil(crowd.size / 10));
  await createCells(db).write(
    all.map((n) => ({
      key: cellKey({ scope: 'department', scopeId: `org:${n % 40}`, startsAt: instant(24 * n), grain: 'day' }),
      cell: cellOf(1, []),
    })),
  );
  await createMarks(db, { clock: { now: () => instant(3) }, newToken: () => 'crowd' }).mark(
    all.slice(0, 500).map((n) => cellKey({ startsAt: instant(n) })),
  );
  await createNames(db).remember(
    all.slice(0, 400).map((n) => ({ kind: 'department', id: `org:${n}`, name: `Unit ${n}`, projectId: PAYROLL })),
  );
  await createReleases(db).write(all.map((n) => release({ scope: 'department', scopeId: `org:${n}` })));
  let tokens = 0;
  const pending = createPendingFields(db, () => `c${(tokens += 1)}`);
  await pending.mark(
    all.slice(0, PORTION).map((n) => one(n, crowd).issueId),
    instant(1),
  );
};
