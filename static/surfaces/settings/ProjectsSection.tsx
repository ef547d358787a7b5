import type { SettingsView } from '../../../src/contract/settings';
import { ChoiceChips, Chips } from '../../kit/chips';
import { Button, Lozenge } from '../../kit/controls';
import { Fault } from '../../kit/fields';
import { useWords } from '../../kit/text';
import { Section } from './Section';
import type { SectionProps } from './section-props';
import { idsAmong, projectAmong } from './site-ids';

/** Which service desks are measured, and which of them are switched off for now. */
export function ProjectsSection({ draft, faults, site, change }: SectionProps) {
  const words = useWords();
  const fault = faults.get('projectIds');
  const { projectIds } = draft;
  const served = site.projects.filter(({ id }) => projectIds === null || projectIds.some((each) => each === id));
  return (
    <Section title={words.text('settings.projects')} intro={words.text('settings.projects.intro')}>
      <ChoiceChips
        legend={words.text('settings.projects.which')}
        choices={[
          { id: 'all', name: words.text('settings.projects.all') },
          { id: 'some', name: words.text('settings.projects.some') },
        ]}
        chosen={projectIds === null ? 'all' : 'some'}
        onChange={(id) => change({ projectIds: id === 'all' ? null : (projectIds ?? []) })}
      />
      {projectIds !== null && (
        <Chips
          legend={words.text('settings.projects.list')}
          choices={site.projects.map(({ id, key, name }) => ({ id, name: `${name} (${key})` }))}
          chosen={projectIds}
          onChange={(chosen) => change({ projectIds: idsAmong(site.projects, chosen) })}
        />
      )}
      {fault && <Fault text={words.text(fault)} />}
      {draft.isStarted && served.length > 0 && <Switches draft={draft} served={served} change={change} />}
    </Section>
  );
}

interface SwitchesProps extends Pick<SectionProps, 'draft' | 'change'> {
  readonly served: SettingsView['site']['projects'];
}

/** One row a desk: works, or switched off. */
function Switches({ draft, served, change }: SwitchesProps) {
  const words = useWords();
  const paused = draft.pausedProjectIds;
  return (
    <div class="field">
      <span class="group-label">{words.text('settings.switches')}</span>
      <ul class="switches">
        {served.map(({ id, key, name }) => {
          const isPaused = paused.some((each) => each === id);
          return (
            <li key={id} class="switch-row">
              <span>
                <bdi>{name}</bdi> <span class="quiet">{key}</span>{' '}
                {isPaused && <Lozenge tone="warning">{words.text('settings.switches.off')}</Lozenge>}
              </span>
              <Button
                look="subtle"
                onPress={() => {
                  const projectId = projectAmong(served, id);
                  const others = paused.filter((each) => each !== id);
                  change({ pausedProjectIds: isPaused || projectId === null ? others : [...paused, projectId] });
                }}
              >
                {words.text(isPaused ? 'settings.switches.turnOn' : 'settings.switches.turnOff', { name })}
              </Button>
            </li>
          );
        })}
      </ul>
      <p class="field-note">{words.text('settings.switches.note')}</p>
    </div>
  );
}
