import type { StaffMonth, StaffView } from '../../../../src/contract/staff';
import { callSettings } from '../../../kit/bridge';
import type { AnswerError } from '../../../kit/bridge';
import { Button } from '../../../kit/controls';
import { DataTable } from '../../../kit/data-table';
import { useWords } from '../../../kit/text';

interface StaffTableProps {
  readonly months: readonly StaffMonth[];
  readonly onRemoved: (view: StaffView) => void;
  readonly onFault: (error: AnswerError) => void;
}

const MOST_SHOWN = 24;

/** The newest months that are kept. */
export function StaffTable({ months, onRemoved, onFault }: StaffTableProps) {
  const words = useWords();
  if (months.length === 0) return <p>{words.text('staff.none')}</p>;
  const remove = async ({ month, department }: StaffMonth) => {
    const answer = await callSettings('removeStaff', { month, department });
    if (answer.ok) onRemoved(answer.value);
    else onFault(answer.error);
  };
  const nameOf = ({ department }: StaffMonth) => department ?? words.text('staff.company');
  return (
    <>
      <DataTable
        caption={words.text('staff.title')}
        head={[
          { name: words.text('staff.month'), kind: 'name' },
          { name: words.text('staff.department'), kind: 'wide' },
          { name: words.text('staff.counts'), kind: 'wide' },
          { name: words.text('staff.remove'), kind: 'number' },
        ]}
        rows={months.slice(0, MOST_SHOWN).map((row) => ({
          id: `${row.month} ${row.department ?? ''}`,
          cells: [
            <bdi key="m">{row.month}</bdi>,
            <bdi key="d">{nameOf(row)}</bdi>,
            words.text('staff.counted', {
              headcount: row.headcount,
              leavers: row.leavers,
              absence: row.absenceDays ?? -1,
            }),
            <Button
              key="r"
              look="link"
              label={words.text('staff.remove.of', { month: row.month, name: nameOf(row) })}
              onPress={() => void remove(row)}
            >
              {words.text('staff.remove')}
            </Button>,
          ],
        }))}
      />
      {months.length > MOST_SHOWN && (
        <p class="quiet small">{words.text('staff.more', { count: months.length - MOST_SHOWN })}</p>
      )}
    </>
  );
}
