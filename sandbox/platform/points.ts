import type { RestAnswer, RestRequest } from './ports.ts';

const IDENTITY =
  /\/(user|users|group|groups|groupuserpicker|role|roles|permissions|mypermissions|myself|customer)(\/|$)/;
/** Reads that are written as POST because their question is long. */
const READING_POST =
  /\/(search\/jql|issue\/bulkfetch|changelog\/bulkfetch|search\/approximate-count|expression\/(evaluate|eval|analyse))$/;
const LISTS = [
  'issues',
  'values',
  'items',
  'comments',
  'worklogs',
  'histories',
  'projects',
  'dashboards',
  'issueChangeLogs',
] as const;

/**
 * Points a call takes from the hourly quota: 1, and for a read 1 more per object it answers, 2 per user, group, role or
 * permission. A write costs 1. `search/jql` by POST is not classed in the documents and is counted as the read it is.
 */
export function pointsOf(request: RestRequest, answer: RestAnswer): number {
  const path = request.path.split('?')[0] ?? '';
  const reads = request.method === 'GET' || READING_POST.test(path);
  if (!reads || answer.status >= 400) return 1;
  return 1 + countObjects(answer.body) * (IDENTITY.test(path) ? 2 : 1);
}

function countObjects(body: string): number {
  if (body === '') return 0;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return 1;
  }
  if (Array.isArray(parsed)) return parsed.length;
  if (typeof parsed !== 'object' || parsed === null) return 1;
  for (const name of LISTS) {
    const list: unknown = Reflect.get(parsed, name);
    if (Array.isArray(list)) return list.length;
  }
  return 1;
}
