/** A refusal, worded once; the router shapes it as Jira's or as Jira Service Management's error body. */
export class RestError extends Error {
  readonly status: number;
  /** Messages by field id. */
  readonly fieldErrors: Readonly<Record<string, string>>;
  readonly i18nKey: string;

  constructor(
    status: number,
    message: string,
    more: { readonly fieldErrors?: Readonly<Record<string, string>>; readonly i18nKey?: string } = {},
  ) {
    super(message);
    this.name = 'RestError';
    this.status = status;
    this.fieldErrors = more.fieldErrors ?? {};
    this.i18nKey = more.i18nKey ?? 'sd.error';
  }
}

export const badRequest = (message: string, i18nKey?: string): RestError =>
  new RestError(400, message, i18nKey === undefined ? {} : { i18nKey });

/** A refusal that blames fields only, as Jira does for create and edit. */
export const badFields = (fieldErrors: Readonly<Record<string, string>>): RestError =>
  new RestError(400, '', { fieldErrors });

export const forbidden = (message: string): RestError => new RestError(403, message);

export const notFound = (message: string): RestError => new RestError(404, message);

export const issueNotFound = (): RestError => notFound('Issue does not exist or you do not have permission to see it.');

/** How Jira refuses a field, be it unknown, off the screen or closed to the person. */
export const notOnScreen = (fieldId: string): string =>
  `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;

export const INVALID_PAYLOAD = 'Invalid request payload. Refer to the REST API documentation and try again.';

/** Refusals of Atlassian's gateway, which come before Jira and have their own shape. */
export class GatewayError extends RestError {}

/** The body of an error as the given API words it. */
export const errorBody = (error: RestError, isServiceDesk: boolean): unknown => {
  if (error instanceof GatewayError) return { code: error.status, message: error.message };
  if (!isServiceDesk || error.status === 501) {
    return { errorMessages: error.message === '' ? [] : [error.message], errors: error.fieldErrors };
  }
  return {
    errorMessage: error.message === '' ? Object.values(error.fieldErrors).join(' ') : error.message,
    i18nErrorMessage: { i18nKey: error.i18nKey, parameters: [] },
  };
};
