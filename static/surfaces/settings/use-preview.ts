import { useEffect, useState } from 'react';
import type { Settings } from '../../../src/contract/settings';
import { readJira } from '../../kit/bridge';
import { objectIn } from '../../kit/context';
import type { PastClose } from './simulate';

/** What recent requests tell about settings that nobody has saved yet, read as the admin who looks. */
export interface Preview {
  /** null while it is read, or when Jira does not answer. */
  readonly closes: readonly PastClose[] | null;
  readonly coverage: { readonly requests: number; readonly withDepartment: number } | null;
}

const MOST = 100;
const TYPING_PAUSE = 250;

/** Reads again when the projects or the sources of departments change. */
export function usePreview({ projectIds, departments: { sources } }: Settings): Preview {
  const [preview, setPreview] = useState<Preview>({ closes: null, coverage: null });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void readPreview(projectIds, sources).then((read) => {
        if (current) setPreview(read);
      });
    }, TYPING_PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [projectIds, sources]);
  return preview;
}

type Sources = Settings['departments']['sources'];

async function readPreview(projectIds: Settings['projectIds'], sources: Sources): Promise<Preview> {
  if (projectIds?.length === 0) return { closes: [], coverage: { requests: 0, withDepartment: 0 } };
  const scope = projectIds === null ? 'projectType = service_desk' : `project in (${projectIds.join(', ')})`;
  const fields = await departmentFields(sources);
  const [closed, newest] = await Promise.all([
    search(`${scope} AND resolved >= -30d ORDER BY resolved DESC`, ['reporter', 'resolutiondate']),
    search(`${scope} ORDER BY created DESC`, fields.length === 0 ? ['created'] : fields),
  ]);
  return {
    closes: closed?.flatMap(closeIn) ?? null,
    coverage:
      newest === null
        ? null
        : {
            requests: newest.length,
            withDepartment: newest.filter((found) => fields.some((id) => isFilled(found[id]))).length,
          },
  };
}

/** Ids of the fields that tell a department; the organisation is a field of Jira's own. */
async function departmentFields(sources: Sources): Promise<readonly string[]> {
  const own = sources.flatMap((source) => (source.kind === 'field' && source.fieldId !== '' ? [source.fieldId] : []));
  if (!sources.some(({ kind }) => kind === 'organization')) return own;
  const all = await readJira('/rest/api/3/field');
  const organization = (Array.isArray(all) ? all : []).flatMap((field: unknown) => {
    const { id } = objectIn({ field }, 'field');
    const { custom } = objectIn(objectIn({ field }, 'field'), 'schema');
    const isOrganization = typeof custom === 'string' && custom.endsWith('sd-customer-organizations');
    return isOrganization && typeof id === 'string' ? [id] : [];
  });
  return [...own, ...organization];
}

type Fields = Readonly<Record<string, unknown>>;

async function search(jql: string, fields: readonly string[]): Promise<readonly Fields[] | null> {
  const answer = await readJira('/rest/api/3/search/jql', { jql, fields, maxResults: MOST });
  const { issues } = objectIn({ answer }, 'answer');
  return Array.isArray(issues)
    ? issues.map((issue: unknown) => objectIn(objectIn({ issue }, 'issue'), 'fields'))
    : null;
}

function closeIn(fields: Fields): readonly PastClose[] {
  const { accountId } = objectIn(fields, 'reporter');
  const at = Date.parse(String(fields['resolutiondate']));
  return typeof accountId === 'string' && !Number.isNaN(at) ? [{ requester: accountId, at }] : [];
}

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
