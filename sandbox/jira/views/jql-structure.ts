import type { Clause, Field, Operand, OrderByField, Predicate, Query, TerminalClause } from '@atlaskit/jql-ast';

type View = Readonly<Record<string, unknown>>;

/** A parsed query as `jql/parse` describes it. */
export const jqlStructure = (query: Query): View => ({
  ...(query.where === undefined ? {} : { where: clauseView(query.where) }),
  ...(query.orderBy === undefined ? {} : { orderBy: { fields: query.orderBy.fields.map(orderView) } }),
});

const orderView = ({ field, direction }: OrderByField): View => ({
  field: fieldView(field),
  ...(direction === undefined ? {} : { direction: direction.value.toLowerCase() }),
});

const clauseView = (clause: Clause): View => {
  switch (clause.clauseType) {
    case 'compound':
      return { operator: clause.operator.value, clauses: clause.clauses.map(clauseView) };
    case 'not':
      return { operator: 'not', clauses: [clauseView(clause.clause)] };
    case 'terminal':
      return terminalView(clause);
  }
};

const terminalView = ({ field, operator, operand, predicates }: TerminalClause): View => ({
  field: fieldView(field),
  operator: operator ? operator.value : '',
  ...(operand ? { operand: operandView(operand) } : {}),
  ...(operator && (operator.value.startsWith('was') || operator.value === 'changed')
    ? { predicates: predicates.map(predicateView) }
    : {}),
});

const predicateView = ({ operator, operand }: Predicate): View => ({
  operator: operator.value,
  ...(operand ? { operand: operandView(operand) } : {}),
});

const fieldView = (field: Field): View => {
  const properties = field.properties ? field.properties : [];
  return {
    name: field.value,
    encodedName: field.text,
    ...(properties.length === 0
      ? {}
      : {
          property: properties.map((property) => ({
            entity: 'issue',
            key: property.key ? property.key.value : '',
            path: (property.path ? property.path : []).map((each) => each.value.replace(/^\./, '')).join('.'),
          })),
        }),
  };
};

const operandView = (operand: Operand): View => {
  switch (operand.operandType) {
    case 'value':
      return { value: operand.value, encodedValue: operand.text };
    case 'keyword':
      return { keyword: operand.value };
    case 'list':
      return { values: operand.values.map(operandView), encodedOperand: encoded(operand) };
    case 'function':
      return {
        function: operand.function.value,
        arguments: operand.arguments.map((argument) => argument.value),
        encodedOperand: encoded(operand),
      };
  }
};

const encoded = (operand: Operand): string => {
  switch (operand.operandType) {
    case 'value':
      return operand.text;
    case 'keyword':
      return operand.value;
    case 'list':
      return `(${operand.values.map(encoded).join(', ')})`;
    case 'function':
      return `${operand.function.text}(${operand.arguments.map((argument) => argument.text).join(', ')})`;
  }
};
