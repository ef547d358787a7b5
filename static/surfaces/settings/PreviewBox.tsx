import type { Settings, SettingsView } from '../../../src/contract/settings';
import { useWords } from '../../kit/text';
import type { Words } from '../../kit/words';
import { simulate } from './simulate';
import type { Step } from './steps';
import type { Preview } from './use-preview';

interface PreviewBoxProps {
  readonly step: Step;
  readonly draft: Settings;
  readonly site: SettingsView['site'];
  readonly preview: Preview;
}

/** What the choice made above means here, from requests that are there already. */
export function PreviewBox(props: PreviewBoxProps) {
  const words = useWords();
  return (
    <section class="preview" role="status" aria-label={words.text('first.preview')}>
      <span class="group-label">{words.text('first.preview')}</span>
      <p>{sentenceOf(props, words)}</p>
    </section>
  );
}

function sentenceOf({ step, draft, site, preview }: PreviewBoxProps, words: Words): string {
  switch (step) {
    case 'projects': {
      const { projectIds } = draft;
      const count = projectIds === null ? site.projects.length : projectIds.length;
      return words.text('first.preview.projects', { count, closes: preview.closes?.length ?? 0 });
    }
    case 'departments': {
      const { coverage } = preview;
      if (coverage === null) return words.text('first.preview.reading');
      if (coverage.requests === 0) return words.text('first.preview.none');
      const { requests: count, withDepartment: found } = coverage;
      return words.text('first.preview.departments', { count, found, share: words.percent(found / count) });
    }
    case 'calendar': {
      const { weekdays, hours } = draft.calendar;
      const minutes = weekdays.length * Math.max(0, hours.to - hours.from);
      return words.text('first.preview.calendar', { days: weekdays.length, hours: words.number(minutes / 60, 1) });
    }
    case 'asking': {
      if (preview.closes === null) return words.text('first.preview.reading');
      if (preview.closes.length === 0) return words.text('first.preview.none');
      const { people, closes, pushes, most } = simulate(preview.closes, draft.contact);
      const average = words.number(pushes / Math.max(1, people), 1);
      return words.text('first.preview.asking', { closes, people, most, average });
    }
    case 'privacy':
      return words.text('first.preview.privacy', {
        requests: draft.retention.requestMonths,
        comments: draft.retention.commentMonths,
      });
  }
}
