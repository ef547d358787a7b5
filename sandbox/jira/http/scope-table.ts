import table from './scope-table.json' with { type: 'json' };

/** Scopes of one operation; without any the operation is open to every app. */
interface OperationScopes {
  readonly classic: readonly string[];
  readonly granular: readonly string[];
}

/**
 * Scopes by `METHOD path`, copied from `x-atlassian-oauth2-scopes` of Atlassian's OpenAPI documents (Current is classic, Beta is granular). A test
 * compares them where the documents are at hand.
 */
export const SCOPES: Readonly<Record<string, OperationScopes>> = table;
