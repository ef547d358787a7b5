import type { WorkingHours } from '../../../src/contract/settings';
import { Chips } from '../../kit/chips';
import { Fault, TextField } from '../../kit/fields';
import { usePlace } from '../../kit/mount';
import { useWords } from '../../kit/text';
import type { Faults } from './faults';
import { useFault } from './use-fault';

const WEEK = ['0', '1', '2', '3', '4', '5', '6'] as const;
/** A Sunday, to name the weekdays by. */
const SUNDAY = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;

/** Minutes after midnight as `09:30`; a day that ends at midnight ends at 24:00, which a time field calls 00:00. */
const toTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function toMinutes(time: string, end: boolean): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  const total = hours * 60 + minutes;
  return end && total === 0 ? 1440 : total;
}

interface WorkingHoursFieldsProps {
  readonly value: WorkingHours;
  /** Where the faults of these fields are: `calendar`, or the hours of a process. */
  readonly path: string;
  readonly faults: Faults;
  readonly onChange: (part: Partial<WorkingHours>) => void;
}

/** Working days, and from when to when. */
export function WorkingHoursFields({ value, path, faults, onChange }: WorkingHoursFieldsProps) {
  const words = useWords();
  const { locale } = usePlace();
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const fault = useFault(faults, path);
  const wrongDays = fault('weekdays');
  const { weekdays, hours } = value;
  return (
    <>
      <div class="field">
        <Chips
          legend={words.text('settings.calendar.weekdays')}
          choices={WEEK.map((id) => ({ id, name: names.format(SUNDAY + Number(id) * DAY) }))}
          chosen={WEEK.filter((id) => weekdays.includes(Number(id)))}
          onChange={(chosen) => onChange({ weekdays: WEEK.filter((id) => chosen.includes(id)).map(Number) })}
        />
        {wrongDays && <Fault text={wrongDays} />}
      </div>
      <div class="pair">
        <TextField
          label={words.text('settings.calendar.from')}
          type="time"
          direction="ltr"
          value={toTime(hours.from)}
          fault={fault('hours')}
          onChange={(time) => onChange({ hours: { ...hours, from: toMinutes(time, false) } })}
        />
        <TextField
          label={words.text('settings.calendar.to')}
          type="time"
          direction="ltr"
          value={toTime(hours.to)}
          onChange={(time) => onChange({ hours: { ...hours, to: toMinutes(time, true) } })}
        />
      </div>
    </>
  );
}
