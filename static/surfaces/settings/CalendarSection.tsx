import { useMemo } from 'react';
import type { Settings } from '../../../src/contract/settings';
import { Chips } from '../../kit/chips';
import { Button } from '../../kit/controls';
import { Fault, SelectField, TextField } from '../../kit/fields';
import { usePlace } from '../../kit/mount';
import { useWords } from '../../kit/text';
import { Section } from './Section';
import type { SectionProps } from './section-props';

type Calendar = Settings['calendar'];

const WEEK = ['0', '1', '2', '3', '4', '5', '6'] as const;
/** A Sunday, to name the weekdays by. */
const SUNDAY = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;
const ISRAEL: Calendar = {
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: 540, to: 1020 },
  holidays: 'israel',
};

/** Minutes after midnight as `09:30`; a day that ends at midnight ends at 24:00, which a time field calls 00:00. */
const toTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function toMinutes(time: string, end: boolean): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  const total = hours * 60 + minutes;
  return end && total === 0 ? 1440 : total;
}

/** When work is done here: every working time in the product is counted in it. */
export function CalendarSection({ draft, faults, change }: SectionProps) {
  const words = useWords();
  const { calendar } = draft;
  const put = (part: Partial<Calendar>) => change({ calendar: { ...calendar, ...part } });
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const fault = (path: string) => {
    const key = faults.get(path);
    return key && words.text(key);
  };
  return (
    <Section title={words.text('settings.calendar')} intro={words.text('settings.calendar.intro')}>
      <div class="presets">
        <Button onPress={() => put(ISRAEL)}>{words.text('settings.calendar.presetIsrael')}</Button>
        <Button onPress={() => put({ weekdays: [1, 2, 3, 4, 5], holidays: 'none' })}>
          {words.text('settings.calendar.presetWeek')}
        </Button>
      </div>
      <TextField
        label={words.text('settings.calendar.zone')}
        direction="ltr"
        options={zones}
        value={calendar.zone}
        fault={fault('calendar.zone')}
        onChange={(zone) => put({ zone })}
      />
      <Weekdays calendar={calendar} fault={fault('calendar.weekdays')} put={put} />
      <div class="pair">
        <TextField
          label={words.text('settings.calendar.from')}
          type="time"
          direction="ltr"
          value={toTime(calendar.hours.from)}
          fault={fault('calendar.hours')}
          onChange={(time) => put({ hours: { ...calendar.hours, from: toMinutes(time, false) } })}
        />
        <TextField
          label={words.text('settings.calendar.to')}
          type="time"
          direction="ltr"
          value={toTime(calendar.hours.to)}
          onChange={(time) => put({ hours: { ...calendar.hours, to: toMinutes(time, true) } })}
        />
      </div>
      <SelectField
        label={words.text('settings.calendar.holidays')}
        value={calendar.holidays}
        choices={[
          { id: 'none', name: words.text('settings.calendar.holidays.none') },
          { id: 'israel', name: words.text('settings.calendar.holidays.israel') },
        ]}
        onChange={(holidays) => put({ holidays })}
      />
    </Section>
  );
}

interface WeekdaysProps {
  readonly calendar: Calendar;
  readonly fault: string | undefined;
  readonly put: (part: Partial<Calendar>) => void;
}

function Weekdays({ calendar, fault, put }: WeekdaysProps) {
  const words = useWords();
  const { locale } = usePlace();
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return (
    <div class="field">
      <Chips
        legend={words.text('settings.calendar.weekdays')}
        choices={WEEK.map((id) => ({ id, name: names.format(SUNDAY + Number(id) * DAY) }))}
        chosen={WEEK.filter((id) => calendar.weekdays.includes(Number(id)))}
        onChange={(chosen) => put({ weekdays: WEEK.filter((id) => chosen.includes(id)).map(Number) })}
      />
      {fault && <Fault text={fault} />}
    </div>
  );
}
