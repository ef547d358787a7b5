import type { Figure } from '../../contract/gadget';
import type { Instant } from '../../contract/ids';
import { toInstant } from '../time/instant';
import type { Asking } from './asking';
import type { ReleasedFigure } from './release';

type Ready = Extract<Figure, { readonly state: 'ready' }>;

/**
 * The released figures of some of the site's projects as one: the mean weighted by answers. How much the same people
 * answered in several projects a release does not tell, so the range takes the worst case, that all errors go the same
 * way, and `people` is what is certain, the most in any one of them. Projects with too few people are left out; where
 * that is all of them, so is the figure. A change is not combined: its test needs the weeks.
 */
export const combineProjects = (projects: readonly ReleasedFigure[]): ReleasedFigure | null => {
  const [first] = projects;
  if (first === undefined || projects.length === 1) return first ?? null;
  return {
    figure: combine(projects.map(({ figure }) => figure)),
    change: null,
    volunteered: combine(projects.map(({ volunteered }) => volunteered)),
    eligibleShare: null,
    asking: addAsking(projects.flatMap(({ asking }) => asking ?? [])),
    lost: null,
    until: oldest(projects.flatMap(({ until }) => until ?? [])),
  };
};

const oldest = (ends: readonly Instant[]): Instant | null => (ends.length === 0 ? null : toInstant(Math.min(...ends)));

const addAsking = (all: readonly Asking[]): Asking | null =>
  all.length === 0
    ? null
    : {
        closes: all.reduce((sum, { closes }) => sum + closes, 0),
        asked: all.reduce((sum, { asked }) => sum + asked, 0),
        answered: all.reduce((sum, { answered }) => sum + answered, 0),
      };

const combine = (figures: readonly Figure[]): Figure => {
  const ready = figures.filter((figure): figure is Ready => figure.state === 'ready');
  if (ready.length === 0) return { state: figures.some(({ state }) => state === 'too-few') ? 'too-few' : 'none' };
  const n = ready.reduce((sum, figure) => sum + figure.n, 0);
  const weighted = (read: (figure: Ready) => number): number =>
    Math.round((ready.reduce((sum, figure) => sum + read(figure) * figure.n, 0) / n) * 100) / 100;
  return {
    state: 'ready',
    value: weighted(({ value }) => value),
    low: weighted(({ low }) => low),
    high: weighted(({ high }) => high),
    n,
    people: Math.max(...ready.map(({ people }) => people ?? 0)),
  };
};
