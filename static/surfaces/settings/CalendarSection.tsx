import { useMemo } from 'react';
import type { Settings } from '../../../src/contract/settings';
import { Button } from '../../kit/controls';
import { SelectField, TextField } from '../../kit/fields';
import { useWords } from '../../kit/text';
import { LinesField } from './LinesField';
import { Section } from './Section';
import type { SectionProps } from './section-props';
import { useFault } from './use-fault';
import { WorkingHoursFields } from './WorkingHoursFields';

type Calendar = Settings['calendar'];

const ISRAEL: Calendar = {
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: 540, to: 1020 },
  holidays: 'israel',
};

/** When work is done here: every working time in the product is counted in it. */
export function CalendarSection({ draft, faults, change }: SectionProps) {
  const words = useWords();
  const { calendar } = draft;
  const put = (part: Partial<Calendar>) => change({ calendar: { ...calendar, ...part } });
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const fault = useFault(faults);
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
      <WorkingHoursFields value={calendar} path="calendar" faults={faults} onChange={put} />
      <SelectField
        label={words.text('settings.calendar.holidays')}
        value={calendar.holidays}
        choices={[
          { id: 'none', name: words.text('settings.calendar.holidays.none') },
          { id: 'israel', name: words.text('settings.calendar.holidays.israel') },
        ]}
        onChange={(holidays) => put({ holidays })}
      />
      <LinesField
        label={words.text('settings.calendar.daysOff')}
        note={words.text('settings.calendar.daysOff.note')}
        direction="ltr"
        lines={calendar.daysOff ?? []}
        fault={fault('calendar.daysOff')}
        onChange={(daysOff) => put({ daysOff })}
      />
    </Section>
  );
}
