import type { IssueRecord } from '../state/issue-records.ts';
import type { FieldRecord } from '../state/records.ts';
import type { JqlContext } from './jql-context.ts';

/** What a sort compares; `null` sorts last. */
export type SortKey = number | string | null;

/** A field as clauses and ORDER BY see it. Exactly one of the shapes below says which operators it has. */
export interface ClauseField {
  readonly name: string;
  readonly shape: Shape;
  readonly sortKey?: (issue: IssueRecord, context: JqlContext) => SortKey;
}

export type Shape =
  /** Compares ids: `=`, `!=`, IN, IS. */
  | {
      readonly kind: 'choice';
      readonly values: (issue: IssueRecord, context: JqlContext) => readonly string[];
      /** For fields of one value: the same without a list, which is what a search over all issues asks. */
      readonly single?: (issue: IssueRecord, context: JqlContext) => string | null;
      /** Ids an operand stands for. @throws JqlError when nothing has that name */
      readonly resolve: (text: string, context: JqlContext) => readonly (string | null)[];
      /** Functions besides those of accounts. */
      readonly call?: (name: string, args: readonly string[], context: JqlContext) => readonly (string | null)[];
      /** With `<` and `>`: the rank of an id. */
      readonly rank?: (id: string, context: JqlContext) => number;
      /** Field id in the changelog, for WAS and CHANGED. */
      readonly history?: string;
      readonly narrows?: 'projectIds' | 'issueIds';
      /** For fields that follow from the status alone: their value in a status. */
      readonly ofStatus?: (statusId: string, context: JqlContext) => string;
    }
  | { readonly kind: 'number'; readonly value: (issue: IssueRecord, context: JqlContext) => number | null }
  /** Instants. */
  | {
      readonly kind: 'date';
      readonly value: (issue: IssueRecord, context: JqlContext) => number | null;
      readonly narrows?: 'updatedSince';
    }
  /** Words: `~`, `!~`, IS; `exact` adds `=`, `!=`, IN. */
  | {
      readonly kind: 'text';
      readonly value: (issue: IssueRecord, context: JqlContext) => readonly string[];
      readonly exact: boolean;
    }
  | { readonly kind: 'sla'; readonly field: FieldRecord }
  /** Part of an object field or an issue property: compared by the type of the value found. */
  | { readonly kind: 'json'; readonly value: (issue: IssueRecord) => unknown };

type SingleValue = (issue: IssueRecord, context: JqlContext) => string | null;

/** A choice of one value or none. */
export const single = (
  value: SingleValue,
): Required<Pick<Extract<Shape, { kind: 'choice' }>, 'single' | 'values'>> => ({
  single: value,
  values: (issue, context) => {
    const id = value(issue, context);
    return id === null ? [] : [id];
  },
});
