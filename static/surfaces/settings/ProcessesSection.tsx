import type { ProcessSettings, Settings, SettingsView } from '../../../src/contract/settings';
import { Button } from '../../kit/controls';
import { useWords } from '../../kit/text';
import { ProcessForm } from './ProcessForm';
import { Section } from './Section';
import type { SectionProps } from './section-props';
import { freshProcessId, projectAmong } from './site-ids';

/** Named sets of request types, each with its team, target and rules. */
export function ProcessesSection({ draft, faults, site, change }: SectionProps) {
  const words = useWords();
  const replace = (index: number, process: ProcessSettings | null) =>
    change({ processes: draft.processes.flatMap((old, at) => (at === index ? (process ? [process] : []) : [old])) });
  const added = newProcess(draft, site);
  return (
    <Section title={words.text('settings.processes')} intro={words.text('settings.processes.intro')}>
      {draft.processes.map((process, index) => (
        <ProcessForm
          key={process.id}
          process={process}
          path={`processes.${index}`}
          faults={faults}
          site={site}
          calendar={draft.calendar}
          onChange={(changed) => replace(index, changed)}
          onRemove={() => replace(index, null)}
        />
      ))}
      {added ? (
        <div>
          <Button onPress={() => change({ processes: [...draft.processes, added] })}>
            {words.text('settings.processes.add')}
          </Button>
        </div>
      ) : (
        <p class="quiet">{words.text('settings.processes.noProjects')}</p>
      )}
    </Section>
  );
}

function newProcess(draft: Settings, site: SettingsView['site']): ProcessSettings | null {
  const first = site.projects[0];
  const projectId = first ? projectAmong(site.projects, first.id) : null;
  if (projectId === null) return null;
  return {
    id: freshProcessId(draft.processes),
    projectId,
    name: { en: '', he: '' },
    team: { en: '', he: '' },
    requestTypeIds: [],
    visibility: 'team',
    target: 4,
    commentReader: null,
    meaningfulMinutes: 10,
    asksRoutine: false,
    askWhen: { kind: 'at-close' },
    push: 'none',
  };
}
