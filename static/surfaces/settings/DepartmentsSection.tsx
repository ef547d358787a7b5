import type { DepartmentSource, Settings, SettingsView } from '../../../src/contract/settings';
import { Button, Meter } from '../../kit/controls';
import { TextField } from '../../kit/fields';
import { useWords } from '../../kit/text';
import { MergeForm } from './MergeForm';
import { Section } from './Section';
import type { SectionProps } from './section-props';

type Departments = Settings['departments'];

interface DepartmentsSectionProps extends SectionProps {
  readonly coverage: SettingsView['coverage'];
}

/** Where the department of a requester comes from, and how often that worked so far. */
export function DepartmentsSection({ draft, faults, change, coverage }: DepartmentsSectionProps) {
  const words = useWords();
  const { departments } = draft;
  const put = (part: Partial<Departments>) => change({ departments: { ...departments, ...part } });
  return (
    <Section title={words.text('settings.departments')} intro={words.text('settings.departments.intro')}>
      <Coverage coverage={coverage} />
      <Sources sources={departments.sources} faults={faults} onChange={(sources) => put({ sources })} />
      <h3>{words.text('settings.merge')}</h3>
      <p class="quiet">{words.text('settings.merge.intro')}</p>
      {departments.merge.map((merge, index) => (
        <MergeForm
          key={index}
          merge={merge}
          path={`departments.merge.${index}`}
          faults={faults}
          onChange={(changed) =>
            put({ merge: departments.merge.flatMap((old, at) => (at === index ? (changed ? [changed] : []) : [old])) })
          }
        />
      ))}
      <div>
        <Button onPress={() => put({ merge: [...departments.merge, { values: [], name: { en: '', he: '' } }] })}>
          {words.text('settings.merge.add')}
        </Button>
      </div>
    </Section>
  );
}

function Coverage({ coverage }: Pick<DepartmentsSectionProps, 'coverage'>) {
  const words = useWords();
  const { requests, withDepartment } = coverage;
  if (requests === 0) return <p class="quiet">{words.text('settings.coverage.none')}</p>;
  const share = withDepartment / requests;
  return (
    <div class="coverage">
      <p>
        {words.text('settings.coverage', {
          found: withDepartment,
          count: requests,
          share: words.percent(share),
        })}
      </p>
      <Meter share={share} tone={share >= 0.8 ? 'success' : 'warning'} />
    </div>
  );
}

interface SourcesProps {
  readonly sources: readonly DepartmentSource[];
  readonly faults: SectionProps['faults'];
  readonly onChange: (sources: DepartmentSource[]) => void;
}

function Sources({ sources, faults, onChange }: SourcesProps) {
  const words = useWords();
  const without = (index: number) => sources.filter((_, at) => at !== index);
  const raise = (index: number) => {
    const rest = without(index);
    const moved = sources[index];
    if (moved) onChange([...rest.slice(0, index - 1), moved, ...rest.slice(index - 1)]);
  };
  return (
    <>
      <ol class="sources">
        {sources.map((source, index) => (
          <li key={index} class="source">
            <SourceFields
              source={source}
              fault={faults.get(`departments.sources.${index}`)}
              onChange={(changed) => onChange(sources.map((old, at) => (at === index ? changed : old)))}
            />
            <span class="source-actions">
              {index > 0 && (
                <Button look="subtle" onPress={() => raise(index)}>
                  {words.text('settings.source.raise')}
                </Button>
              )}
              <Button look="subtle" onPress={() => onChange(without(index))}>
                {words.text('settings.source.remove')}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <div class="source-add">
        <Button onPress={() => onChange([...sources, { kind: 'field', fieldId: '' }])}>
          {words.text('settings.source.addField')}
        </Button>
        {!sources.some((source) => source.kind === 'organization') && (
          <Button onPress={() => onChange([...sources, { kind: 'organization' }])}>
            {words.text('settings.source.addOrganization')}
          </Button>
        )}
      </div>
    </>
  );
}

interface SourceFieldsProps {
  readonly source: DepartmentSource;
  readonly fault: ReturnType<SectionProps['faults']['get']>;
  readonly onChange: (source: DepartmentSource) => void;
}

function SourceFields({ source, fault, onChange }: SourceFieldsProps) {
  const words = useWords();
  if (source.kind === 'organization') return <span>{words.text('settings.source.organization')}</span>;
  return (
    <TextField
      label={words.text('settings.source.field')}
      note={words.text('settings.source.field.note')}
      placeholder="customfield_10100"
      direction="ltr"
      value={source.fieldId}
      fault={fault && words.text(fault)}
      onChange={(fieldId) => onChange({ kind: 'field', fieldId })}
    />
  );
}
