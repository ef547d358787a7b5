import { created, noContent, ok, type RestContext, type Route, type RouteAnswer } from '../http/rest-context.ts';
import { notFound } from '../http/rest-error.ts';
import { assertProperty } from '../issues/issue-properties.ts';

/** Something that carries JSON under keys. */
interface Holder {
  readonly properties: Record<string, unknown>;
  /** Told after a write; `undefined` is a removal. */
  readonly changed?: (key: string, value: unknown) => void;
}

interface PropertyOwner {
  /** Path of the list of keys; one key is a segment below. */
  readonly path: string;
  readonly read: (context: RestContext) => Holder;
  readonly write: (context: RestContext) => Holder;
  readonly experimental?: true;
}

/**
 * The four operations on entity properties, the same for issues, projects, dashboard items, organizations and request types.
 * `read` and `write` find the holder and refuse callers who may not.
 */
export const propertyRoutes = ({ path, read, write, experimental }: PropertyOwner): Route[] => {
  const one = `${path}/{propertyKey}`;
  const routes: Route[] = [
    { method: 'GET', path, handle: (context) => listKeys(context, read(context)) },
    { method: 'GET', path: one, handle: (context) => getValue(context, read(context)) },
    { method: 'PUT', path: one, handle: (context) => putValue(context, write(context)) },
    { method: 'DELETE', path: one, handle: (context) => removeValue(context, write(context)) },
  ];
  return experimental === true ? routes.map((route) => ({ ...route, experimental })) : routes;
};

const listKeys = ({ site, pathname }: RestContext, { properties }: Holder): RouteAnswer =>
  ok({
    keys: Object.keys(properties).map((key) => ({
      key,
      self: `${site.siteUrl}${pathname}/${encodeURIComponent(key)}`,
    })),
  });

const getValue = (context: RestContext, { properties }: Holder): RouteAnswer => {
  const key = context.param('propertyKey');
  if (!Object.hasOwn(properties, key)) throw propertyNotFound(key);
  return ok({ key, value: properties[key] });
};

const putValue = (context: RestContext, holder: Holder): RouteAnswer => {
  const key = context.param('propertyKey');
  assertProperty(key, context.body);
  const isNew = !Object.hasOwn(holder.properties, key);
  holder.properties[key] = context.body;
  holder.changed?.(key, context.body);
  return isNew ? created({}) : ok({});
};

const removeValue = (context: RestContext, holder: Holder): RouteAnswer => {
  const key = context.param('propertyKey');
  if (!Object.hasOwn(holder.properties, key)) throw propertyNotFound(key);
  delete holder.properties[key];
  holder.changed?.(key, undefined);
  return noContent();
};

const propertyNotFound = (key: string): Error => notFound(`The property with key "${key}" does not exist.`);
