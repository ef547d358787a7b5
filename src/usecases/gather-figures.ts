import type { PeriodId } from '../contract/gadget';
import type { DepartmentId, Instant, ProcessId, ProjectId } from '../contract/ids';
import { blocksOfCells, withFacts, type Block } from '../domain/figures/block';
import { interfaceIdOf, WHOLE, type CellScope } from '../domain/figures/cell-keys';
import { groupOfCells, groupOfFacts, NO_GROUP_COUNTS, type GroupFigures } from '../domain/figures/group-figures';
import { keptSince } from '../domain/figures/recompute-cells';
import { planByMonth, planByWeek, WEEKS_OF, type PeriodPlan } from '../domain/figures/period-plan';
import type { Calendar } from '../domain/time/calendar';
import { toInstant } from '../domain/time/instant';
import { breakdownOfCells, breakdownOfFacts, type Breakdown } from './break-down';
import type { CountQuery, FigureReads, GroupCount, ReadCell } from './ports/figures';

/** What a view asks for; the projects are those the person may read. */
export interface FigureQuestion {
  readonly projectIds: readonly ProjectId[];
  readonly period: PeriodId;
  readonly processId: ProcessId | null;
  readonly departmentId: DepartmentId | null;
  readonly calendar: Calendar;
  readonly now: Instant;
  /** An instant of the week the baseline ended with, where the period is compared with that. */
  readonly baseline: Instant | null;
}

/** The group the whole view speaks of. */
export interface Subject {
  readonly scope: CellScope;
  readonly scopeId: string;
}

/** Operational figures of a view, as read. */
export interface GatheredFigures extends Breakdown {
  readonly plan: PeriodPlan;
  readonly subject: GroupFigures;
  /** Of the period and the one before. */
  readonly blocks: readonly Block[];
  readonly before: readonly Block[];
  /** Creations and closes by block for the level of open requests; null where no cells tell them. */
  readonly flow: { readonly blocks: readonly Block[]; readonly after: number } | null;
}

/** So many closed requests are read one by one, and their times are exact. */
const EXACT = 1000;
/** So many weeks of projects are read, some 7 kB each of the 4 MiB an answer may have; where there are more, months. */
const WEEK_ROWS = 500;

export const subjectOf = ({ processId, departmentId }: FigureQuestion): Subject => {
  if (processId !== null && departmentId !== null) {
    return { scope: 'interface', scopeId: interfaceIdOf(processId, departmentId) };
  }
  if (processId !== null) return { scope: 'process', scopeId: processId };
  return departmentId === null ? { scope: 'whole', scopeId: WHOLE } : { scope: 'department', scopeId: departmentId };
};

/**
 * Reads the operational figures of a view in three statements: counts, then times of the period (one by one up to
 * {@link EXACT}, else binned), and the blocks of the subject.
 * @throws StorageUnavailableError
 */
export const gatherFigures = async (reads: FigureReads, question: FigureQuestion): Promise<GatheredFigures> => {
  const subject = subjectOf(question);
  const counting = planFor(question, subject, null);
  const counts = await reads.counts(countQuery(question, subject, counting));
  const own = counts.filter(({ scope, scopeId }) => scope === subject.scope && scopeId === subject.scopeId);
  const total = own[0] ?? { ...NO_GROUP_COUNTS, closedBefore: 0, since: null };
  const source = { reads, question, subject, counts };
  if (isReadOneByOne(subject, total)) {
    const plan =
      question.period === 'all' ? planByMonth('all', question, total.since) : planForFacts(question, counting);
    const gathered = await fromFacts(source, {
      plan,
      // Between a baseline and the period lies what nobody asked for.
      isBeforeExact: question.baseline === null && total.closed + total.closedBefore <= EXACT,
    });
    if (gathered !== null) return gathered;
  }
  return fromCells(source, question.period === 'all' ? planByMonth('all', question, total.since) : counting);
};

interface Source {
  readonly reads: FigureReads;
  readonly question: FigureQuestion;
  readonly subject: Subject;
  readonly counts: readonly GroupCount[];
}

/** Interfaces have cells by month only, so a view of one process or department counts by months until facts are read. */
const planFor = (question: FigureQuestion, subject: Subject, earliest: Instant | null): PeriodPlan => {
  const { period, projectIds } = question;
  const isByWeek =
    period !== 'all' &&
    isKeptByWeek(question) &&
    subject.scope === 'whole' &&
    projectIds.length * (2 * WEEKS_OF[period] + 7) <= WEEK_ROWS;
  return isByWeek ? planByWeek(period, question) : planByMonth(period, question, earliest);
};

/** Weeks of an old baseline are gone; its months stay. */
const isKeptByWeek = ({ period, calendar, now, baseline }: FigureQuestion): boolean =>
  baseline === null ||
  period === 'all' ||
  calendar.addDays(baseline, -7 * WEEKS_OF[period]) >= keptSince('week', { calendar, now });

const planForFacts = ({ period, ...moment }: FigureQuestion, counting: PeriodPlan): PeriodPlan =>
  period === 'all' ? counting : planByWeek(period, moment);

const isReadOneByOne = ({ scope }: Subject, total: Pick<GroupCount, 'closed' | 'closedBefore'>): boolean =>
  total.closed + (scope === 'interface' ? total.closedBefore : 0) <= EXACT;

const SCOPES: Readonly<Record<CellScope, readonly CellScope[]>> = {
  whole: ['whole', 'process', 'department'],
  process: ['process', 'interface'],
  department: ['department', 'interface'],
  interface: ['interface'],
};

const countQuery = (question: FigureQuestion, { scope }: Subject, plan: PeriodPlan): CountQuery => ({
  projectIds: question.projectIds,
  scopes: SCOPES[scope],
  processId: question.processId,
  departmentId: question.departmentId,
  cells: plan.cells,
  cellsBefore: plan.cellsBefore,
});

interface FactsPlan {
  readonly plan: PeriodPlan;
  readonly isBeforeExact: boolean;
}

/** null when there are more after all: cells are some minutes behind the facts. */
const fromFacts = async (source: Source, { plan, isBeforeExact }: FactsPlan): Promise<GatheredFigures | null> => {
  const { reads, question, subject, counts } = source;
  const first = isBeforeExact ? plan.before[0] : undefined;
  const limit = EXACT + EXACT / 10;
  const [facts, cells] = await Promise.all([
    reads.closed({
      projectIds: question.projectIds,
      processId: question.processId,
      departmentId: question.departmentId,
      from: question.period === 'all' ? toInstant(0) : (first ?? plan).from,
      to: plan.to,
      limit,
    }),
    readSubject(source, plan, isBeforeExact || blockRows(question, plan) > WEEK_ROWS ? 'sums' : 'times'),
  ]);
  if (facts.length >= limit) return null;
  const inside = facts.filter(({ closedAt }) => closedAt >= plan.from && closedAt < plan.to);
  const blocks = blocksOfCells(plan.blocks, cells);
  const before = blocksOfCells(plan.before, cells);
  const open = openOf(counts, subject);
  return {
    plan,
    subject: groupOfFacts(subject.scopeId, inside, open),
    blocks: isBeforeExact ? withFacts(blocks, facts) : blocks,
    before: isBeforeExact ? withFacts(before, facts) : before,
    flow: flowOf(source, { plan, cells, blocks }),
    ...breakdownOfFacts(counts, inside),
  };
};

const fromCells = async (source: Source, plan: PeriodPlan): Promise<GatheredFigures> => {
  const { subject, counts } = source;
  const cells = await readSubject(source, plan, 'times');
  const blocks = blocksOfCells(plan.blocks, cells);
  const own = counts.find(({ scope, scopeId }) => scope === subject.scope && scopeId === subject.scopeId);
  const inside = cells.filter(({ startsAt }) => startsAt >= plan.from && startsAt < plan.to);
  return {
    plan,
    subject: groupOfCells(subject.scopeId, own ?? NO_GROUP_COUNTS, inside),
    blocks,
    before: blocksOfCells(plan.before, cells),
    flow: flowOf(source, { plan, cells, blocks }),
    ...(await breakdownOfCells(source.reads, { ...source, plan, rowsRead: cells.length })),
  };
};

const readSubject = (
  { reads, question, subject }: Source,
  plan: PeriodPlan,
  what: 'sums' | 'times',
): Promise<readonly ReadCell[]> => {
  const query = {
    projectIds: question.projectIds,
    groups: [{ scope: subject.scope, scopeIds: [subject.scopeId] }],
    cells: [...plan.cellsBefore, ...plan.cells, ...plan.cellsAfter],
  };
  return what === 'sums' ? reads.cellSums(query) : reads.cells(query);
};

const blockRows = ({ projectIds }: FigureQuestion, { blocks, before }: PeriodPlan): number =>
  projectIds.length * (blocks.length + before.length + 7);

const openOf = (counts: readonly GroupCount[], subject: Subject): number =>
  counts.find(({ scope, scopeId }) => scope === subject.scope && scopeId === subject.scopeId)?.open ?? 0;

interface ReadBlocks {
  readonly plan: PeriodPlan;
  readonly cells: readonly ReadCell[];
  readonly blocks: readonly Block[];
}

const flowOf = ({ subject }: Source, { plan, cells, blocks }: ReadBlocks): GatheredFigures['flow'] => {
  const isByMonth = plan.cells.every(({ grain }) => grain === 'month');
  if (subject.scope === 'interface' && !isByMonth) return null;
  const later = cells.filter(({ startsAt }) => startsAt >= plan.to);
  return { blocks, after: later.reduce((sum, { created, closed }) => sum + created - closed, 0) };
};
