import type { TileDetails, TileView } from '../../src/contract/tile-view';
import { DataTable } from '../kit/data-table';
import { Icon } from '../kit/icon';
import { useWords } from '../kit/text';
import { FigureCell, longest } from './FigureCell';
import { scaleOf, verdictOf } from './figure-words';
import { ScrollRegion } from './ScrollRegion';

interface StaffRowsProps {
  readonly staff: NonNullable<TileDetails['staff']>;
  readonly view: TileView;
}

/** Attrition, headcount and absence of each department, with what may be said of the change. */
export function StaffRows({ staff, view }: StaffRowsProps) {
  const words = useWords();
  const scale = scaleOf(view.tile, view.workdayMs);
  const most = longest(
    staff.map(({ attrition }) => attrition),
    view.tile,
  );
  return (
    <ScrollRegion label={words.text('detail.staff')}>
      <DataTable
        caption={words.text('detail.staff')}
        head={[
          { name: words.text('breakdown.department'), kind: 'name' },
          { name: words.text('tile.attrition'), kind: 'wide' },
          { name: words.text('detail.staff.headcount'), kind: 'number' },
          { name: words.text('detail.staff.absence'), kind: 'number' },
        ]}
        rows={staff.map(({ name, headcount, attrition, change, absenceDays }) => {
          const verdict = verdictOf(words, change, scale);
          return {
            id: name ?? '',
            cells: [
              <bdi key="n">{name ?? words.text('breakdown.all')}</bdi>,
              <div key="f">
                <FigureCell figure={attrition} scale={scale} most={most} target={null} />
                {verdict && (
                  <p class="verdict" data-tone={verdict.tone}>
                    <Icon name={verdict.icon} size={12} />
                    <span>{verdict.text}</span>
                  </p>
                )}
              </div>,
              words.number(headcount),
              absenceDays === null ? '–' : words.number(absenceDays, 1),
            ],
          };
        })}
      />
    </ScrollRegion>
  );
}
