import { FollowUpCause } from '../../../src/contract/follow-up.ts';
import { createAsks } from '../../../src/adapters/sql/asks.ts';
import { createContracts } from '../../../src/adapters/sql/contracts.ts';
import { createFollowUps } from '../../../src/adapters/sql/follow-ups.ts';
import type { ServiceContract } from '../../../src/domain/contract/service-contract.ts';
import type { FollowUp } from '../../../src/domain/follow-up/follow-up.ts';
import { account } from '../../support/memory/issue-life.ts';
import { HOUR, PAYROLL } from '../../usecases/figures/figure-world.ts';
import { repository, type Repository } from './repository.ts';
import { instant, issue, PAYSLIP, TEXT } from './samples.ts';

const wording = { en: TEXT, he: '' };
const terms = {
  receiver: wording,
  service: wording,
  response: { amount: 4, unit: 'hours' as const },
  handling: null,
  complete: [{ name: wording, source: { kind: 'attachment' as const } }],
  format: wording,
  noLonger: wording,
  exception: wording,
  target: 4.2,
  floor: 2,
};
const contract = (more: Partial<ServiceContract> = {}): ServiceContract => ({
  processId: PAYSLIP,
  version: 1,
  revision: 1,
  terms,
  decider: { accountId: account('person-9'), name: wording },
  isPublic: true,
  reviewOn: '2027-01-01',
  editedBy: account('admin'),
  editedAt: instant(1),
  giving: null,
  receiving: null,
  ...more,
});
const signed = {
  giving: { by: account('admin'), at: instant(2) },
  receiving: { by: account('person-1'), at: instant(3) },
};

const contracts = (): Repository =>
  repository(
    { factory: 'createContracts', build: createContracts },
    {
      tryInsert: [
        (port) => port.tryInsert(contract()),
        (port) => port.tryInsert(contract({ decider: null, reviewOn: null, editedBy: null })),
        (port) => port.tryInsert(contract({ version: 2, revision: 4, isPublic: false, ...signed })),
      ],
      tryUpdate: [
        (port) => port.tryUpdate(contract({ revision: 2, ...signed })),
        (port) => port.tryUpdate(contract({ revision: 9 })),
      ],
      of: [(port) => port.of(PAYSLIP)],
      findInForce: [(port) => port.findInForce(PAYSLIP)],
      outlines: [(port) => port.outlines()],
      kept: [
        (port) => port.kept(PAYSLIP, instant(0), { responseMs: 4 * HOUR, handlingMs: null }),
        (port) => port.kept(PAYSLIP, instant(0), { responseMs: null, handlingMs: 9 * HOUR }),
      ],
    },
  );

const followUp = (more: Partial<FollowUp> = {}): FollowUp => ({
  issueId: issue(1),
  cause: FollowUpCause.parse('answer:1'),
  projectId: PAYROLL,
  processId: PAYSLIP,
  state: 'open',
  ownerId: account('person-9'),
  openedAt: instant(10),
  dueAt: instant(20),
  outcome: null,
  note: null,
  reply: null,
  doneAt: null,
  changedBy: null,
  changedAt: instant(10),
  version: 1,
  ...more,
});

const followUps = (): Repository =>
  repository(
    { factory: 'createFollowUps', build: createFollowUps },
    {
      open: [
        (port) => port.open(followUp()),
        (port) => port.open(followUp({ state: 'declined' })),
        (port) => port.open(followUp({ issueId: issue(4), processId: null, ownerId: null, note: TEXT, reply: TEXT })),
      ],
      tryChange: [
        (port) =>
          port.tryChange(
            followUp({ state: 'done', outcome: 'solved', note: TEXT, reply: TEXT, doneAt: instant(15), version: 2 }),
          ),
        (port) => port.tryChange(followUp({ version: 9 })),
      ],
      ofIssue: [(port) => port.ofIssue(issue(1)), (port) => port.ofIssue(issue(77))],
    },
  );

const ask = (id: number) => ({ issueId: issue(id), items: 'abc' });

const asks = (): Repository =>
  repository(
    { factory: 'createAsks', build: createAsks },
    {
      tryClaim: [(port) => port.tryClaim(ask(1), instant(10)), (port) => port.tryClaim(ask(1), instant(11))],
      tryRenew: [
        (port) => port.tryRenew(ask(1), instant(9), instant(12)),
        (port) => port.tryRenew(ask(1), instant(10), instant(12)),
      ],
      settle: [(port) => port.settle(ask(1))],
      find: [(port) => port.find(ask(1)), (port) => port.find(ask(77))],
      release: [(port) => port.release(ask(77)), (port) => port.release(ask(1))],
    },
  );

/** Contracts, asks and follow-ups; before erasure, which finds what they wrote. */
export const contractRepositories = (): readonly Repository[] => [contracts(), followUps(), asks()];
