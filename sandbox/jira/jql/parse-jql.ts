import jqlAst from '@atlaskit/jql-ast';
import type { Query } from '@atlaskit/jql-ast';
import { JqlError } from './jql-error.ts';

const parsed = new Map<string, Query>();
const REMEMBERED = 500;

/**
 * The query as a tree, parsed by Atlassian's own parser. Trees are shared: treat them as read-only.
 * @throws JqlError 400 with the first syntax error and its place
 */
export const parseJql = (jql: string): Query => {
  const known = parsed.get(jql);
  if (known !== undefined) return known;
  // A builder that has met an error reports none at the same place of the next query.
  const { query, errors } = new jqlAst.JastBuilder().build(jql);
  const error = errors[0];
  if (error !== undefined) throw new JqlError(`Error in the JQL Query: ${wordOf(error)}.${placeOf(error)}`);
  if (query === undefined) throw new JqlError('Error in the JQL Query.');
  if (parsed.size >= REMEMBERED) parsed.delete(parsed.keys().next().value ?? '');
  parsed.set(jql, query);
  return query;
};

const RESERVED: ReadonlySet<string> = new Set(jqlAst.RESERVED_WORDS);

const wordOf = ({ message }: Error): string => {
  const word = /input '([^']+)'/.exec(message)?.[1];
  return word !== undefined && RESERVED.has(word.toLowerCase())
    ? `'${word}' is a reserved JQL word. You must surround it in quotation marks to use it in a query`
    : message;
};

const placeOf = (error: object): string =>
  'line' in error && 'charPositionInLine' in error
    ? ` (line ${String(error.line)}, character ${Number(error.charPositionInLine) + 1})`
    : '';
