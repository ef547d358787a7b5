import type { CalendarSettings, ProcessSettings } from '../../../src/contract/settings';
import { Tick } from '../../kit/fields';
import { useWords } from '../../kit/text';
import type { Faults } from './faults';
import { WorkingHoursFields } from './WorkingHoursFields';

interface OwnHoursProps {
  readonly process: ProcessSettings;
  readonly path: string;
  readonly faults: Faults;
  /** What the process has until it has hours of its own. */
  readonly calendar: CalendarSettings;
  readonly onChange: (process: ProcessSettings) => void;
}

/** Working hours of one process, where they are not the calendar's. */
export function OwnHours({ process, path, faults, calendar, onChange }: OwnHoursProps) {
  const words = useWords();
  const { workingHours, ...others } = process;
  return (
    <>
      <Tick
        label={words.text('settings.process.ownHours')}
        checked={workingHours !== undefined}
        onChange={(own) => {
          const { weekdays, hours } = calendar;
          onChange(own ? { ...others, workingHours: { weekdays, hours } } : others);
        }}
      />
      {workingHours && (
        <WorkingHoursFields
          value={workingHours}
          path={`${path}.workingHours`}
          faults={faults}
          onChange={(part) => onChange({ ...others, workingHours: { ...workingHours, ...part } })}
        />
      )}
    </>
  );
}
