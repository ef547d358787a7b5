import type { Clause, TerminalClause } from '@atlaskit/jql-ast';
import type { ClauseField } from './clause-field.ts';
import { compileChoice } from './choice-clause.ts';
import { customClauseField, customFieldsNamed } from './custom-clause-fields.ts';
import { compileHistory } from './history-clause.ts';
import { condition, type Condition, type JqlContext, type Narrowing, NO_NARROWING } from './jql-context.ts';
import { JqlError, notModelled, unknownField } from './jql-error.ts';
import { propertyClauseField } from './property-clause-field.ts';
import { compileSla } from './sla-clause.ts';
import { systemClauseField } from './system-clause-fields.ts';
import { UNMODELLED_FIELDS } from './unmodelled-fields.ts';
import { compileDate, compileJson, compileNumber, compileText } from './value-clauses.ts';

/** @throws JqlError when a clause is wrong or not modelled. */
export const compileClause = (clause: Clause, context: JqlContext): Condition => {
  switch (clause.clauseType) {
    case 'compound': {
      const parts = clause.clauses.map((each) => compileClause(each, context));
      return clause.operator.value === 'and' ? allOf(parts) : anyOf(parts);
    }
    case 'not': {
      const inner = compileClause(clause.clause, context);
      return condition((issue) => !inner.test(issue), { cost: inner.cost });
    }
    case 'terminal':
      return compileTerminal(clause, context);
  }
};

/** The field of that name. @throws JqlError when the site has none. */
export const clauseFieldsNamed = (name: string, context: JqlContext): readonly ClauseField[] => {
  const system = systemClauseField(name);
  if (system !== undefined) return [system];
  const custom = customFieldsNamed(context.site.store, name).map(customClauseField);
  if (custom.length > 0) return custom;
  if (UNMODELLED_FIELDS.has(name.toLowerCase())) throw notModelled(`The field '${name}'`);
  throw unknownField(name);
};

const allOf = (parts: readonly Condition[]): Condition => {
  const ordered = parts.toSorted((a, b) => a.cost - b.cost);
  return {
    test: (issue) => {
      for (const part of ordered) if (!part.test(issue)) return false;
      return true;
    },
    cost: ordered.reduce((sum, part) => sum + part.cost, 0),
    narrowing: parts.map((part) => part.narrowing).reduce(narrowedBoth, NO_NARROWING),
  };
};

const anyOf = (parts: readonly Condition[]): Condition => ({
  test: (issue) => parts.some((part) => part.test(issue)),
  cost: parts.reduce((sum, part) => sum + part.cost, 0),
  narrowing: parts.map((part) => part.narrowing).reduce(narrowedEither),
});

const narrowedBoth = (a: Narrowing, b: Narrowing): Narrowing => ({
  projectIds: intersection(a.projectIds, b.projectIds),
  statusIds: intersection(a.statusIds, b.statusIds),
  issueIds: intersection(a.issueIds, b.issueIds),
  updatedSince:
    a.updatedSince === null || b.updatedSince === null
      ? (a.updatedSince ?? b.updatedSince)
      : Math.max(a.updatedSince, b.updatedSince),
});

const narrowedEither = (a: Narrowing, b: Narrowing): Narrowing => ({
  projectIds: union(a.projectIds, b.projectIds),
  statusIds: union(a.statusIds, b.statusIds),
  issueIds: union(a.issueIds, b.issueIds),
  updatedSince: a.updatedSince === null || b.updatedSince === null ? null : Math.min(a.updatedSince, b.updatedSince),
});

/** Clauses of one field are often narrowed by the very same set, which may hold a hundred thousand issues. */
const intersection = (a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): ReadonlySet<string> | null => {
  if (a === null || b === null || a === b) return a ?? b;
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  return new Set([...few].filter((each) => many.has(each)));
};

const union = (a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): ReadonlySet<string> | null => {
  if (a === null || b === null) return null;
  return a === b ? a : new Set([...a, ...b]);
};

const compileTerminal = (clause: TerminalClause, context: JqlContext): Condition => {
  const { operator } = clause;
  if (!operator) throw new JqlError('Error in the JQL Query: a clause has no operator.');
  const property = propertyClauseField(clause.field);
  const fields = property === null ? clauseFieldsNamed(clause.field.value, context) : [property];
  const compiled = fields.map((field) => compileOn(field, clause, context));
  const [only] = compiled;
  return compiled.length === 1 && only !== undefined ? only : anyOf(compiled);
};

const compileOn = (field: ClauseField, clause: TerminalClause, context: JqlContext): Condition => {
  const operator = clause.operator ? clause.operator.value : '=';
  if (operator.startsWith('was') || operator === 'changed') return compileHistory(field, clause, context);
  const { operand } = clause;
  if (!operand) throw new JqlError(`Error in the JQL Query: Expecting a value after '${operator}'.`);
  const { shape } = field;
  const params = { name: field.name, operator, operand, context };
  switch (shape.kind) {
    case 'choice':
      return compileChoice(shape, params);
    case 'number':
      return compileNumber(shape, params);
    case 'date':
      return compileDate(shape, params);
    case 'text':
      return compileText(shape, params);
    case 'json':
      return compileJson(shape, params);
    case 'sla':
      return compileSla(shape.field, params);
  }
};
