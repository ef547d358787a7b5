import jqlAst from '@atlaskit/jql-ast';
import type { Query } from '@atlaskit/jql-ast';
import { JqlError } from './jql-error.ts';
import { syntaxWords } from './syntax-words.ts';

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
  if (error !== undefined) throw new JqlError(wordsOf(error, jql));
  if (query === undefined) throw new JqlError('Error in the JQL Query.');
  if (parsed.size >= REMEMBERED) parsed.delete(parsed.keys().next().value ?? '');
  parsed.set(jql, query);
  return query;
};

const wordsOf = (error: Error, jql: string): string =>
  'line' in error && 'charPositionInLine' in error
    ? syntaxWords({ message: error.message, jql, line: Number(error.line), column: Number(error.charPositionInLine) })
    : `Error in the JQL Query: ${error.message}.`;
