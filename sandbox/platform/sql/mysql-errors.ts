import { SqlError } from '../ports.ts';

/** MySQL's error numbers this engine can meet, with name and SQL state. */
const ERRORS = {
  1044: ['ER_DBACCESS_DENIED_ERROR', '42000'],
  1048: ['ER_BAD_NULL_ERROR', '23000'],
  1050: ['ER_TABLE_EXISTS_ERROR', '42S01'],
  1051: ['ER_BAD_TABLE_ERROR', '42S02'],
  1052: ['ER_NON_UNIQ_ERROR', '23000'],
  1054: ['ER_BAD_FIELD_ERROR', '42S22'],
  1055: ['ER_WRONG_FIELD_WITH_GROUP', '42000'],
  1060: ['ER_DUP_FIELDNAME', '42S21'],
  1061: ['ER_DUP_KEYNAME', '42000'],
  1062: ['ER_DUP_ENTRY', '23000'],
  1064: ['ER_PARSE_ERROR', '42000'],
  1066: ['ER_NONUNIQ_TABLE', '42000'],
  1068: ['ER_MULTIPLE_PRI_KEY', '42000'],
  1071: ['ER_TOO_LONG_KEY', '42000'],
  1072: ['ER_KEY_COLUMN_DOES_NOT_EXITS', '42000'],
  1075: ['ER_WRONG_AUTO_KEY', '42000'],
  1091: ['ER_CANT_DROP_FIELD_OR_KEY', '42000'],
  1110: ['ER_FIELD_SPECIFIED_TWICE', '42000'],
  1111: ['ER_INVALID_GROUP_FUNC_USE', 'HY000'],
  1113: ['ER_TABLE_MUST_HAVE_COLUMNS', '42000'],
  1114: ['ER_RECORD_FILE_FULL', 'HY000'],
  1136: ['ER_WRONG_VALUE_COUNT_ON_ROW', '21S01'],
  1140: ['ER_MIX_OF_GROUP_FUNC_AND_FIELDS', '42000'],
  1146: ['ER_NO_SUCH_TABLE', '42S02'],
  1170: ['ER_BLOB_KEY_WITHOUT_LENGTH', '42000'],
  1210: ['ER_WRONG_ARGUMENTS', 'HY000'],
  1222: ['ER_WRONG_NUMBER_OF_COLUMNS_IN_SELECT', '21000'],
  1241: ['ER_OPERAND_COLUMNS', '21000'],
  1242: ['ER_SUBQUERY_NO_1_ROW', '21000'],
  1264: ['ER_WARN_DATA_OUT_OF_RANGE', '22003'],
  1265: ['WARN_DATA_TRUNCATED', '01000'],
  1292: ['ER_TRUNCATED_WRONG_VALUE', '22007'],
  1305: ['ER_SP_DOES_NOT_EXIST', '42000'],
  1364: ['ER_NO_DEFAULT_FOR_FIELD', 'HY000'],
  1365: ['ER_DIVISION_BY_ZERO', '22012'],
  1366: ['ER_TRUNCATED_WRONG_VALUE_FOR_FIELD', '22007'],
  1406: ['ER_DATA_TOO_LONG', '22001'],
  1582: ['ER_WRONG_PARAMCOUNT_TO_NATIVE_FCT', '42000'],
  1690: ['ER_DATA_OUT_OF_RANGE', '22003'],
  3065: ['ER_FIELD_IN_ORDER_NOT_SELECT', 'HY000'],
  3140: ['ER_INVALID_JSON_TEXT', '22032'],
  // TiDB's own.
  8025: ['ErrEntryTooLarge', 'HY000'],
} as const satisfies Record<number, readonly [string, string]>;

export type Errno = keyof typeof ERRORS;

/** How MySQL names the parts of a statement in its errors. */
export const CLAUSES = {
  SELECT: 'field list',
  'INSERT INTO': 'field list',
  SET: 'field list',
  FROM: 'from clause',
  ON: 'on clause',
  WHERE: 'where clause',
  'GROUP BY': 'group statement',
  HAVING: 'having clause',
  'ORDER BY': 'order clause',
} as const;

export type Clause = keyof typeof CLAUSES;

/** A column nobody knows, where it was looked for. */
export function unknownColumn(name: string, clause: Clause): SqlError {
  return mysqlError(1054, `Unknown column '${name}' in '${CLAUSES[clause]}'`);
}

/** An error of the database, as Forge passes it on. */
export function mysqlError(errno: Errno, message: string): SqlError {
  const [code, sqlState] = ERRORS[errno];
  return new SqlError('SQL_EXECUTION_ERROR', message, { code, errno, sqlState });
}

/** MySQL or TiDB may know this, the embedded engine does not: better no answer than a wrong one. */
export function unsupported(what: string, text: string): SqlError {
  return new SqlError('SQL_EXECUTION_ERROR', `The embedded SQL engine does not know ${what}: ${shortened(text)}`, {
    code: 'SANDBOX_UNSUPPORTED_SQL',
    errno: 1235,
    sqlState: '42000',
  });
}

/** Forge inspects every statement before the database does, and refuses this one. */
export function policyViolation(message: string): SqlError {
  return new SqlError('SQL_POLICY_VIOLATION', message, { code: 'SQL_POLICY_VIOLATION', errno: 0, sqlState: 'HY000' });
}

export function syntaxError(text: string, at: number): SqlError {
  const line = text.slice(0, at).split('\n').length;
  return mysqlError(1064, `You have an error in your SQL syntax near '${shortened(text.slice(at))}' at line ${line}`);
}

function shortened(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
}
