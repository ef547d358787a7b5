import { RestError } from '../http/rest-error.ts';
import { UNMODELLED_FUNCTIONS } from './unmodelled-fields.ts';

/** A query Jira would refuse, in Jira's words: status 400. */
export class JqlError extends RestError {
  constructor(message: string) {
    super(400, message, { i18nKey: 'sd.jql.invalid' });
    this.name = 'JqlError';
  }
}

export const unknownField = (name: string): JqlError =>
  new JqlError(`Field '${name}' does not exist or you do not have permission to view it.`);

export const unknownValue = (value: string, field: string): JqlError =>
  new JqlError(`The value '${value}' does not exist for the field '${field}'.`);

export const unsupportedOperator = (operator: string, field: string): JqlError =>
  new JqlError(`The operator '${operator}' is not supported by the '${field}' field.`);

/** Valid in Jira, not modelled here: said loudly instead of answered wrongly. */
export const notModelled = (what: string): JqlError =>
  new JqlError(`${what} is valid JQL but is not modelled by this sandbox.`);

export const unknownFunction = (name: string): JqlError =>
  UNMODELLED_FUNCTIONS.has(name.toLowerCase())
    ? notModelled(`The function '${name}()'`)
    : new JqlError(`Unable to find JQL function '${name}()'.`);
