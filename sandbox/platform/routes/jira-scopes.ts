import { SCOPES } from '../../jira/http/scope-table.ts';
import type { RestRequest } from '../ports.ts';

interface ScopedOperation {
  readonly method: string;
  readonly pattern: RegExp;
  readonly parameters: number;
  readonly classic: readonly string[];
  readonly granular: readonly string[];
}

const OPERATIONS: readonly ScopedOperation[] = Object.entries(SCOPES)
  .map(([operation, { classic, granular }]) => compile(operation, { classic, granular }))
  // Literal segments win over parameters, as in Jira's own routing.
  .toSorted((a, b) => a.parameters - b.parameters);

/** Scopes a call to Jira needs: the classic ones where the operation has them, else the granular ones. */
export function scopesNeeded(request: RestRequest): readonly string[] {
  const path = request.path.split('?')[0] ?? '';
  const found = OPERATIONS.find(({ method, pattern }) => method === request.method && pattern.test(path));
  if (found === undefined) return [];
  return found.classic.length > 0 ? found.classic : found.granular;
}

function compile(
  operation: string,
  scopes: { readonly classic: readonly string[]; readonly granular: readonly string[] },
): ScopedOperation {
  const [method = '', path = ''] = operation.split(' ');
  const source = path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+');
  return { method, pattern: new RegExp(`^${source}/?$`), parameters: path.split('{').length - 1, ...scopes };
}
