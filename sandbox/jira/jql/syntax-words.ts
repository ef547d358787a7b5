import jqlAst from '@atlaskit/jql-ast';

/** Where Atlassian's parser met what it could not read. */
export interface SyntaxFault {
  /** In the words of its generator: `mismatched input 'x' expecting {…}`, `missing ')' at '<EOF>'`. */
  readonly message: string;
  readonly jql: string;
  readonly line: number;
  /** In its line, from 0. */
  readonly column: number;
}

/** What stood there (null: the end of the query), and what could have. */
interface Met {
  readonly got: string | null;
  readonly expected: readonly string[];
}

const OPERATORS =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";
/** Reserved words that mean something, and are told by what was expected in their place. */
const KEYWORDS = new Set('and or not in is was changed empty null order by asc desc'.split(' '));
const RESERVED: ReadonlySet<string> = new Set([...jqlAst.RESERVED_WORDS].filter((word) => !KEYWORDS.has(word)));
const RESERVED_CHARACTER = /^[{}*/%+^$#@?;|]$/;
const END = '<EOF>';

/** What Jira says to a fault of syntax, with its place where Jira gives one; in the parser's own words where Jira's are not known. */
export const syntaxWords = (fault: SyntaxFault): string => {
  const refused = nonList(fault);
  if (refused !== null) return refused;
  const met = metAt(fault.message);
  const words = met === null ? null : (wordsOfToken(met) ?? wordsOfExpected(met, fault));
  const isAtEnd = met?.got === null && words !== null;
  return `Error in the JQL Query: ${words ?? `${fault.message}.`}${isAtEnd ? '' : ` (line ${fault.line}, character ${fault.column + 1})`}`;
};

const metAt = (message: string): Met | null => {
  const [, got, expected] = /input '(.+)' expecting (.+)$/s.exec(message) ?? [];
  const [, missing, at] = /^missing (.+) at '(.+)'$/s.exec(message) ?? [];
  const token = got ?? at;
  const wanted = expected ?? missing;
  if (token === undefined || wanted === undefined) return null;
  const names = wanted.startsWith('{') ? wanted.slice(1, -1).match(/'[^']+'|[^,\s]+/g) : [wanted];
  return {
    got: token === END ? null : token,
    expected: (names ?? []).map((name) => name.replaceAll("'", '')),
  };
};

/** What is wrong wherever it stands. */
const wordsOfToken = ({ got }: Met): string | null => {
  if (got === null) return null;
  if (/^["']/.test(got)) {
    const text = got.slice(1).replaceAll(/\s/g, ' ');
    return `The quoted string ${text === '' ? '' : `'${text}' `}has not been completed.`;
  }
  if (RESERVED.has(got.toLowerCase()))
    return `'${got}' is a reserved JQL word. You must surround it in quotation marks to use it in a query.`;
  if (!RESERVED_CHARACTER.test(got)) return null;
  const escape = `\\u${got.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `The character '${got}' is a reserved JQL character. You must enclose it in a string or use the escape '${escape}' instead.`;
};

const wordsOfExpected = ({ got, expected }: Met, fault: SyntaxFault): string | null => {
  const has = (name: string): boolean => expected.includes(name);
  if (has('CUSTOMFIELD')) return fieldWords(got);
  if (has('!='))
    return got === null ? `Expecting operator before the end of the query. ${OPERATORS}` : bad(got, OPERATORS);
  if (has('STRING')) return operandWords(got);
  if (has('ORDER')) return `Expecting either 'OR' or 'AND' but got '${got ?? ''}'.`;
  if (has(END))
    return `Expecting ${/\b(asc|desc)\s+$/i.test(before(fault)) ? "','" : "either 'ASC' or 'DESC'"} but got '${got ?? ''}'.`;
  const [single] = expected;
  if (single === undefined || single === 'EMPTY') return null;
  const name = single === 'BY' ? 'by' : single;
  return got === null ? `Expecting '${name}' before the end of the query.` : `Expecting '${name}' but got '${got}'.`;
};

const fieldWords = (got: string | null): string => {
  if (got === null) return 'Expecting a field name at the end of the query.';
  if (got === '[') return "Expecting a field name but got '['. Did you mean 'cf['?";
  return `Expecting a field name but got '${got}'. You must surround '${got}' in quotation marks to use it as a field name.`;
};

const operandWords = (got: string | null): string =>
  got === null
    ? 'Expecting either a value, list or function before the end of the query.'
    : `Expecting either a value, list or function but got '${got}'. You must surround '${got}' in quotation marks to use it as a value.`;

const bad = (got: string, valid: string): string => `Expecting operator but got '${got}'. ${valid}`;

/** `summary in test`: the parser takes the value for a function, Jira for a value that is no list. */
const nonList = (fault: SyntaxFault): string | null => {
  if (!fault.message.endsWith("expecting '('")) return null;
  const [, field, operator, value] = /(\S+)\s+((?:not\s+)?in)\s+(\S+)\s*$/i.exec(before(fault)) ?? [];
  return field === undefined || operator === undefined || value === undefined
    ? null
    : `Operator '${operator.toLowerCase()}' does not support the non-list value '"${value}"' for field '${field}'.`;
};

const before = ({ jql, line, column }: SyntaxFault): string => (jql.split('\n')[line - 1] ?? '').slice(0, column);
