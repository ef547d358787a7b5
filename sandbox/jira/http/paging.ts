import type { RestContext } from './rest-context.ts';
import { badRequest } from './rest-error.ts';

/** A whole number from the query. @throws RestError 400 when it is something else. */
export const intOf = (query: URLSearchParams, name: string, fallback: number): number => {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  if (!/^-?\d{1,9}$/.test(text)) throw badRequest(`The value '${text}' of the parameter '${name}' is not a number.`);
  return Number(text);
};

/** All values of a parameter given several times or with commas. */
export const listOf = (query: URLSearchParams, name: string): string[] =>
  query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');

/** `true`, `false` or the fallback. */
export const flagOf = (query: URLSearchParams, name: string, fallback: boolean): boolean => {
  const text = query.get(name);
  return text === null ? fallback : text.toLowerCase() === 'true';
};

interface ServiceDeskPage<T> {
  readonly _expands: readonly string[];
  readonly size: number;
  readonly start: number;
  readonly limit: number;
  readonly isLastPage: boolean;
  readonly _links: Readonly<Record<string, string>>;
  readonly values: readonly T[];
}

/** A page of `servicedeskapi`; links lead to the neighbours. */
export const serviceDeskPage = <S, T>(
  context: RestContext,
  items: readonly S[],
  view: (item: S) => T,
): ServiceDeskPage<T> => {
  const start = Math.max(0, intOf(context.query, 'start', 0));
  const limit = Math.min(100, Math.max(1, intOf(context.query, 'limit', 50)));
  const values = items.slice(start, start + limit);
  const isLastPage = start + values.length >= items.length;
  const base = `${context.site.siteUrl}/rest/servicedeskapi`;
  const link = (from: number): string => {
    const query = new URLSearchParams(context.query);
    query.set('start', String(from));
    query.set('limit', String(limit));
    return `${context.site.siteUrl}${context.pathname}?${query.toString()}`;
  };
  return {
    _expands: [],
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      base,
      context: '',
      self: `${context.site.siteUrl}${context.pathname}`,
      ...(isLastPage ? {} : { next: link(start + limit) }),
      ...(start > 0 ? { prev: link(Math.max(0, start - limit)) } : {}),
    },
    values: values.map(view),
  };
};

/** The page inside an expanded resource: the first items, without links of its own. */
export const embeddedPage = <S, T>(
  items: readonly S[],
  view: (item: S) => T,
  limit = 50,
): Omit<ServiceDeskPage<T>, '_links'> => ({
  _expands: [],
  size: Math.min(items.length, limit),
  start: 0,
  limit,
  isLastPage: items.length <= limit,
  values: items.slice(0, limit).map(view),
});

/** A page of the platform API: `startAt`, `maxResults`, `total`. */
export const jiraPage = <S, T>(
  context: RestContext,
  items: readonly S[],
  options: { readonly view: (item: S) => T; readonly limit: number },
): Readonly<Record<string, unknown>> & { readonly values: readonly T[] } => {
  const startAt = Math.max(0, intOf(context.query, 'startAt', 0));
  const maxResults = Math.min(
    options.limit,
    Math.max(0, intOf(context.query, 'maxResults', Math.min(50, options.limit))),
  );
  const values = items.slice(startAt, startAt + maxResults).map(options.view);
  const isLast = startAt + values.length >= items.length;
  const self = `${context.site.siteUrl}${context.pathname}`;
  return {
    self: `${self}?maxResults=${maxResults}&startAt=${startAt}`,
    ...(isLast ? {} : { nextPage: `${self}?maxResults=${maxResults}&startAt=${startAt + values.length}` }),
    maxResults,
    startAt,
    total: items.length,
    isLast,
    values,
  };
};
