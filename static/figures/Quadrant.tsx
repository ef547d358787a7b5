import type { GadgetView } from '../../src/contract/gadget';
import { DataTable } from '../kit/data-table';
import { useWords } from '../kit/text';
import type { MessageKey, Words } from '../kit/words';
import { figureText } from './figure-words';

const SCORE = { unit: 'score', workdayMs: 0 } as const;
/** A green SLA starts here. */
const GREEN = 0.9;
/** Where processes differ in their targets, the line is drawn at this score. */
const USUAL_TARGET = 4;

const SIZE = { width: 640, height: 280 };
const PLOT = { left: 48, right: 628, top: 12, bottom: 240 };

interface Point {
  readonly id: string;
  readonly name: string;
  readonly sla: number;
  readonly experience: number;
}

/** Time kept against how it felt, one dot a process: the lower right corner is where an SLA is green and people are not. */
export function Quadrant({ view }: { readonly view: GadgetView }) {
  const words = useWords();
  const points = view.byProcess.flatMap((row): readonly Point[] => {
    const figure = row.figures.experience;
    return figure?.state === 'ready' && row.slaTotal > 0
      ? [{ id: row.id, name: row.name, sla: row.slaMet / row.slaTotal, experience: figure.value }]
      : [];
  });
  const target = view.tiles.find(({ id }) => id === 'experience')?.target ?? USUAL_TARGET;
  if (points.length === 0) return <p class="quiet">{words.text('quadrant.none')}</p>;
  return (
    <div class="trend quadrant">
      <QuadrantChart points={points} target={target} />
      <p class="quiet small">
        {words.text('quadrant.note', { green: words.percent(GREEN), target: figureText(words, target, SCORE) })}
      </p>
      <DataTable
        caption={words.text('quadrant.title')}
        head={[
          { name: words.text('breakdown.process'), kind: 'name' },
          { name: words.text('quadrant.x'), kind: 'number' },
          { name: words.text('quadrant.y'), kind: 'number' },
          { name: words.text('quadrant.verdict'), kind: 'wide' },
        ]}
        rows={points.map((point, index) => ({
          id: point.id,
          cells: [
            <bdi key="n">{`${index + 1}. ${point.name}`}</bdi>,
            words.percent(point.sla),
            figureText(words, point.experience, SCORE),
            words.text(readingOf(point, target)),
          ],
        }))}
      />
    </div>
  );
}

function readingOf({ sla, experience }: Point, target: number): MessageKey {
  if (sla >= GREEN) return experience >= target ? 'quadrant.good' : 'quadrant.watermelon';
  return experience >= target ? 'quadrant.late' : 'quadrant.bad';
}

interface QuadrantChartProps {
  readonly points: readonly Point[];
  readonly target: number;
}

/** Numbered dots; the table below carries names and values. Left to right in both languages. */
function QuadrantChart({ points, target }: QuadrantChartProps) {
  const words = useWords();
  const lowest = Math.max(0, Math.floor(Math.min(GREEN, ...points.map(({ sla }) => sla)) * 10 - 1) / 10);
  const x = (sla: number) => PLOT.left + ((sla - lowest) / (1 - lowest)) * (PLOT.right - PLOT.left - 16);
  const y = (score: number) => PLOT.bottom - ((score - 1) / 4) * (PLOT.bottom - PLOT.top);
  return (
    <figure class="line-chart" dir="ltr">
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={words.text('quadrant.title')}>
        <rect
          class="quadrant-warn"
          x={x(GREEN)}
          y={y(target)}
          width={PLOT.right - x(GREEN)}
          height={PLOT.bottom - y(target)}
        />
        {[1, 2, 3, 4, 5].map((score) => (
          <g key={score}>
            <line class="grid-line" x1={PLOT.left} x2={PLOT.right} y1={y(score)} y2={y(score)} />
            <text class="axis-text" x={PLOT.left - 8} y={y(score) + 4} text-anchor="end">
              {words.number(score)}
            </text>
          </g>
        ))}
        <line class="target-line" x1={PLOT.left} x2={PLOT.right} y1={y(target)} y2={y(target)} />
        <line class="target-line" x1={x(GREEN)} x2={x(GREEN)} y1={PLOT.top} y2={PLOT.bottom} />
        <Axis at={[lowest, GREEN, 1]} x={x} words={words} />
        <text
          class="axis-text"
          x={(PLOT.left + PLOT.right) / 2}
          y={SIZE.height - 6}
          text-anchor="middle"
          direction={words.direction}
        >
          {words.text('quadrant.x')}
        </text>
        {points.map((point, index) => (
          <g key={point.id}>
            <circle class="quadrant-dot" cx={x(point.sla)} cy={y(point.experience)} r="9" />
            <text class="quadrant-number" x={x(point.sla)} y={y(point.experience) + 4} text-anchor="middle">
              {index + 1}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

interface AxisProps {
  readonly at: readonly number[];
  readonly x: (share: number) => number;
  readonly words: Words;
}

function Axis({ at, x, words }: AxisProps) {
  return (
    <>
      {at.map((share) => (
        <text key={share} class="axis-text" x={x(share)} y={PLOT.bottom + 18} text-anchor="middle">
          {words.percent(share)}
        </text>
      ))}
    </>
  );
}
