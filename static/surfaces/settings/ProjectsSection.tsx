import { ChoiceChips, Chips } from '../../kit/chips';
import { Fault } from '../../kit/fields';
import { useWords } from '../../kit/text';
import { Section } from './Section';
import type { SectionProps } from './section-props';
import { idsAmong } from './site-ids';

/** Which service desks are measured. */
export function ProjectsSection({ draft, faults, site, change }: SectionProps) {
  const words = useWords();
  const fault = faults.get('projectIds');
  return (
    <Section title={words.text('settings.projects')} intro={words.text('settings.projects.intro')}>
      <ChoiceChips
        legend={words.text('settings.projects.which')}
        choices={[
          { id: 'all', name: words.text('settings.projects.all') },
          { id: 'some', name: words.text('settings.projects.some') },
        ]}
        chosen={draft.projectIds === null ? 'all' : 'some'}
        onChange={(id) => change({ projectIds: id === 'all' ? null : (draft.projectIds ?? []) })}
      />
      {draft.projectIds !== null && (
        <Chips
          legend={words.text('settings.projects.list')}
          choices={site.projects.map(({ id, key, name }) => ({ id, name: `${name} (${key})` }))}
          chosen={draft.projectIds}
          onChange={(chosen) => change({ projectIds: idsAmong(site.projects, chosen) })}
        />
      )}
      {fault && <Fault text={words.text(fault)} />}
    </Section>
  );
}
