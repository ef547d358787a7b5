import type { Field } from '@atlaskit/jql-ast';
import type { ClauseField } from './clause-field.ts';
import { notModelled } from './jql-error.ts';

/** `issue.property[key].path` as a field, or `null` for a field without a property. */
export const propertyClauseField = (field: Field): ClauseField | null => {
  const [property] = field.properties ? field.properties : [];
  if (property === undefined) return null;
  const entity = field.value.toLowerCase();
  if (entity !== 'issue.property') throw notModelled(`The entity property '${field.text}'`);
  const key = property.key ? property.key.value : '';
  const path = (property.path ? property.path : [])
    .flatMap((each) => each.value.split('.'))
    .filter((each) => each !== '');
  return {
    name: field.text,
    shape: { kind: 'json', value: (issue) => path.reduce(step, issue.properties[key]) },
  };
};

const step = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
