import type { Change, Figure, Tile, Unit } from '../../src/contract/gadget';
import { durationFigure, durationUnit, durationUnitText, wordDurationIn } from '../kit/durations';
import type { DurationUnit } from '../kit/durations';
import type { IconName } from '../kit/icon';
import type { MessageKey, Words } from '../kit/words';
import { tileWords } from './measure-words';

/** How figures of one tile are written. */
export interface Scale {
  readonly unit: Unit;
  readonly workdayMs: number;
  /** Days even below one, because the tile's name promises days. */
  readonly inDays?: boolean;
}

/** Below a tenth of a day "0 working days" would say nothing, so hours or minutes speak again. */
function unitOf(ms: number, { workdayMs, inDays }: Scale): DurationUnit {
  return inDays && ms >= workdayMs / 10 ? 'days' : durationUnit(ms, workdayMs);
}

type Ready = Extract<Figure, { state: 'ready' }>;

/** "2.3" and "working days": the figure and its unit, for a figure that stands alone. */
export function splitFigure(words: Words, value: number, scale: Scale): { figure: string; unit: string } {
  switch (scale.unit) {
    case 'working-ms': {
      const time = { unit: unitOf(value, scale), workdayMs: scale.workdayMs };
      return { figure: durationFigure(words, value, time), unit: durationUnitText(words, value, time) };
    }
    case 'count':
      return { figure: words.number(value), unit: words.text('unit.requests', { count: value }) };
    case 'share':
      return { figure: words.percent(value), unit: '' };
    case 'score':
      return { figure: score(words, value), unit: words.text('unit.ofFive') };
    case 'minutes':
      return { figure: words.number(value), unit: words.text('unit.minutes', { count: Math.round(value) }) };
  }
}

/** "2.3 working days", "38", "4%", "3.6": the figure inside a sentence or a cell. */
export function figureText(words: Words, value: number, scale: Scale): string {
  switch (scale.unit) {
    case 'working-ms':
      return wordDurationIn(words, value, { unit: unitOf(value, scale), workdayMs: scale.workdayMs });
    case 'count':
      return words.number(value);
    case 'share':
      return words.percent(value);
    case 'score':
      return score(words, value);
    case 'minutes':
      return words.text('figure.minutes', { count: Math.round(value) });
  }
}

/** 3.6, and 4.0 too: a score without its decimal would look like a whole click. */
function score(words: Words, value: number): string {
  const shown = words.number(value, 1);
  return shown.length === 1 ? `${shown}.0` : shown;
}

/** "probably between 2.1 and 2.6"; null for a complete count, which has no range. */
export function rangeText(words: Words, figure: Ready, scale: Scale): string | null {
  const ends = rangeEnds(words, figure, scale);
  return ends && words.text('figure.between', ends);
}

/** The same with what it stands on before it: "12 answers: probably between 2.9 and 4.1". */
export function answersRangeText(words: Words, figure: Ready, scale: Scale): string | null {
  const ends = rangeEnds(words, figure, scale);
  if (!ends || figure.people === null) return ends && words.text('figure.between', ends);
  return words.text('figure.answersBetween', { ...ends, count: figure.n });
}

function rangeEnds(words: Words, figure: Ready, scale: Scale): { low: string; high: string } | null {
  if (figure.low === figure.high) return null;
  if (scale.unit === 'minutes') return { low: words.number(figure.low), high: words.number(figure.high) };
  if (scale.unit !== 'working-ms') {
    return { low: figureText(words, figure.low, scale), high: figureText(words, figure.high, scale) };
  }
  // Both ends in the unit of the figure: "between 0.9 and 1.4" under "1.1 working days".
  const time = { unit: unitOf(figure.value, scale), workdayMs: scale.workdayMs };
  const [low, high] = [durationFigure(words, figure.low, time), durationFigure(words, figure.high, time)];
  return low === high ? null : { low, high };
}

/** "41 people", or "120 requests" where nobody was asked. */
export function sizeText(words: Words, figure: Ready): string {
  return figure.people === null
    ? words.text('figure.requests', { count: figure.n })
    : words.text('figure.people', { count: figure.people });
}

/** Why there is no figure. */
export function absenceKey(figure: Exclude<Figure, Ready>, short: boolean): MessageKey {
  if (figure.state === 'none') return short ? 'figure.none.short' : 'figure.none';
  return short ? 'figure.tooFew.short' : 'figure.tooFew';
}

/** A verdict in words, with the shape that goes with it. */
export interface Verdict {
  readonly icon: IconName;
  readonly tone: 'success' | 'danger' | 'neutral';
  readonly text: string;
}

/** What may be said about the change; null when there is nothing to compare with. */
export function verdictOf(words: Words, change: Change, scale: Scale): Verdict | null {
  switch (change.verdict) {
    case 'better':
    case 'worse': {
      const better = change.verdict === 'better';
      const before = figureText(words, change.from, scale);
      return {
        icon: better ? 'check' : 'warning',
        tone: better ? 'success' : 'danger',
        text: words.text(better ? 'change.better' : 'change.worse', { before }),
      };
    }
    case 'no-clear-change':
      return { icon: 'level', tone: 'neutral', text: words.text('change.none') };
    case 'too-early':
      return { icon: 'clock', tone: 'neutral', text: words.text('change.tooEarly') };
    case 'none':
      return null;
  }
}

/** The scale of a tile's figures. */
export function scaleOf({ id, unit }: Pick<Tile, 'id' | 'unit'>, workdayMs: number): Scale {
  return { unit, workdayMs, inDays: id === 'cycle-time' };
}

/** Head of a column of figures, with the target its bars are marked by. */
export function measureHead(words: Words, tile: Pick<Tile, 'id' | 'unit' | 'target'>, workdayMs: number): string {
  const measure = words.text(tileWords(tile.id).name);
  if (tile.target === null) return measure;
  const target = figureText(words, tile.target, scaleOf(tile, workdayMs));
  return words.text('breakdown.measureTarget', { measure, target });
}
