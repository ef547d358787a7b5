import { useEffect, useState } from 'react';
import { readJira } from '../../../kit/bridge';
import { objectIn } from '../../../kit/context';

interface RequestField {
  readonly id: string;
  readonly name: string;
}

/** Fields of Jira's own that a requester fills in. */
const OWN = new Set(['description', 'duedate', 'labels', 'components']);
/** Kinds that a desk or an app fills in, never a requester. */
const FILLED_IN_BY_OTHERS = /^com\.atlassian\.servicedesk:|sd-|^ari:cloud:ecosystem/;

let asked: Promise<readonly RequestField[]> | null = null;

/** Fields in which a requester may say something, by name, read once as the person who looks. */
export function useRequestFields(): readonly RequestField[] {
  const [fields, setFields] = useState<readonly RequestField[]>([]);
  useEffect(() => {
    let current = true;
    asked ??= readJira('/rest/api/3/field').then(fieldsIn);
    void asked.then((read) => current && setFields(read));
    return () => {
      current = false;
    };
  }, []);
  return fields;
}

function fieldsIn(answer: unknown): readonly RequestField[] {
  const found = (Array.isArray(answer) ? answer : []).flatMap((each: unknown) => {
    const field = objectIn({ each }, 'each');
    const { id, name } = field;
    if (typeof id !== 'string' || typeof name !== 'string') return [];
    const { custom } = objectIn(field, 'schema');
    const isAsked = typeof custom === 'string' ? !FILLED_IN_BY_OTHERS.test(custom) : OWN.has(id);
    return isAsked ? [{ id, name }] : [];
  });
  return found.toSorted((a, b) => a.name.localeCompare(b.name));
}
