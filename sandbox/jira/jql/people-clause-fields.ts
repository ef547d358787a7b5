import type { IssueRecord } from '../state/issue-records.ts';
import { single, type ClauseField, type Shape } from './clause-field.ts';
import type { JqlContext } from './jql-context.ts';
import { unknownValue } from './jql-error.ts';
import { accountsOf } from './operands.ts';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Choices of people: by account id, or a function that gives accounts. */
export const peopleShape = (params: {
  readonly name: string;
  readonly values: (issue: IssueRecord, context: JqlContext) => readonly string[];
  readonly single?: (issue: IssueRecord, context: JqlContext) => string | null;
  readonly history?: string;
}): Shape => ({
  kind: 'choice',
  values: params.values,
  ...(params.single === undefined ? {} : { single: params.single }),
  resolve: (text, { site }) => {
    const { store } = site;
    if (store.people.has(text) || store.apps.has(text)) return [text];
    const named = [...store.people.values()].filter(
      (each) => same(each.emailAddress, text) || same(each.displayName, text),
    );
    if (named.length === 0) throw unknownValue(text, params.name);
    return named.map((each) => each.accountId);
  },
  call: (name, args, context) => accountsOf(context, name, args),
  ...(params.history === undefined ? {} : { history: params.history }),
});

/** A field of one person, by account. */
export const person = (name: string, value: (issue: IssueRecord) => string | null, history?: string): ClauseField => ({
  name,
  shape: peopleShape({ name, ...single(value), ...(history === undefined ? {} : { history }) }),
  sortKey: (issue, { site }) => {
    const id = value(issue);
    return id === null ? null : (site.store.people.get(id)?.displayName ?? id).toLowerCase();
  },
});
