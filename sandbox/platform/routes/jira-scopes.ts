import { SCOPES } from '../../jira/http/scope-table.ts';
import type { RestRequest } from '../ports.ts';

interface ScopedOperation {
  /** `GET /rest/api/3/issue/{issueIdOrKey}`. */
  readonly name: string;
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
  const found = findOperation(request);
  if (found === undefined) return [];
  return found.classic.length > 0 ? found.classic : found.granular;
}

/** Method and path of the operation a call is, as Atlassian's documents spell it; null for what the emulator does not know. */
export function operationOf(request: RestRequest): string | null {
  return findOperation(request)?.name ?? null;
}

function findOperation(request: RestRequest): ScopedOperation | undefined {
  const path = request.path.split('?')[0] ?? '';
  return OPERATIONS.find(({ method, pattern }) => method === request.method && pattern.test(path));
}

function compile(
  operation: string,
  scopes: { readonly classic: readonly string[]; readonly granular: readonly string[] },
): ScopedOperation {
  const [method = '', path = ''] = operation.split(' ');
  const source = path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+');
  return {
    name: operation,
    method,
    pattern: new RegExp(`^${source}/?$`),
    parameters: path.split('{').length - 1,
    ...scopes,
  };
}
