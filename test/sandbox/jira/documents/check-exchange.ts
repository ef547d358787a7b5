import { faultsOfBody, faultsOfParameter, type Found, operationOf } from './documents.ts';
import { takesUnlistedBody, UNLISTED } from './overlay.ts';

export interface Exchange {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** What was sent, parsed; `undefined` without a body. */
  readonly sent: unknown;
  readonly status: number;
  /** What came back, parsed; `undefined` without a body. */
  readonly body: unknown;
}

const JSON_MEDIA = 'application/json';

/**
 * Holds one call and its answer to Atlassian's documents: an accepted call has documented parameters and a body that fits, an answer has a documented
 * status and a body that fits. A refused call may have been wrong on purpose.
 * @throws Error naming what the documents do not allow
 */
export const checkExchange = (exchange: Exchange): void => {
  const found = operationOf(exchange.method, exchange.path);
  if (found === null) return;
  const isAccepted = exchange.status < 300;
  const faults = [...faultsOfAnswer(found, exchange), ...(isAccepted ? faultsOfRequest(found, exchange) : [])];
  if (faults.length === 0) return;
  const { method, path, status } = exchange;
  throw new Error(`${method} ${path} ${status}: ${faults.slice(0, 6).join('; ')}`);
};

const faultsOfAnswer = (found: Found, { method, path, status, body }: Exchange): readonly string[] => {
  const response = found.operation.responses[String(status)];
  if (response === undefined) {
    const isUnreadable = status === 400 && faultsOfQuery(found, queryOf(path)).length > 0;
    return isUnreadable || mayBeUnlisted(found, status) ? [] : [`status ${status} is not documented`];
  }
  // A 204 is documented with an empty body, which no answer can have.
  if (response.content?.[JSON_MEDIA]?.schema === undefined || status === 204 || isOfGateway(status, body)) return [];
  return faultsOfBody(found, method, { place: `responses/${status}`, media: JSON_MEDIA, body });
};

const mayBeUnlisted = ({ operation }: Found, status: number): boolean => {
  const of = UNLISTED[status]?.of;
  return of === 'all' || of === 'unknown' || (of === 'experimental' && operation['x-experimental'] === true);
};

/** Refusals in front of an operation have a shape of their own, whatever the operation documents. */
const isOfGateway = (status: number, body: unknown): boolean =>
  status === 401 && typeof body === 'object' && body !== null && 'code' in body && 'message' in body;

const faultsOfRequest = (found: Found, { method, path, sent }: Exchange): readonly string[] => [
  ...faultsOfQuery(found, queryOf(path)),
  ...faultsOfSent(found, method, sent),
];

const queryOf = (path: string): URLSearchParams => new URLSearchParams(path.split('?')[1] ?? '');

const faultsOfQuery = ({ operation }: Found, query: URLSearchParams): readonly string[] => {
  const known = new Map(
    (operation.parameters ?? []).filter((each) => each.in === 'query').map((each) => [each.name, each]),
  );
  const given = new Set(query.keys());
  const missing = [...known.values()].filter((each) => each.required === true && !given.has(each.name));
  return [
    ...missing.map(({ name }) => `accepted without the required parameter '${name}'`),
    ...[...given].flatMap((name) => {
      const parameter = known.get(name);
      if (parameter === undefined) return [`the parameter '${name}' is not documented`];
      return faultsOfParameter(parameter, query.getAll(name)).map((fault) => `parameter ${fault}`);
    }),
  ];
};

const faultsOfSent = (found: Found, method: string, sent: unknown): readonly string[] => {
  const { requestBody } = found.operation;
  if (sent === undefined) return requestBody?.required === true ? ['accepted without the required body'] : [];
  if (requestBody === undefined) return takesUnlistedBody(method, found.path) ? [] : ['a body is not documented'];
  const media = Object.keys(requestBody.content ?? {}).find((each) => each === JSON_MEDIA || each === '*/*');
  if (media === undefined || requestBody.content?.[media]?.schema === undefined) return [];
  return faultsOfBody(found, method, { place: 'requestBody', media, body: sent }).map((fault) => `body ${fault}`);
};
