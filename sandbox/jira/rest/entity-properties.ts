import { created, noContent, ok, type RestContext, type Route } from '../http/rest-context.ts';
import { badRequest, notFound } from '../http/rest-error.ts';
import { assertProperty } from '../issues/issue-properties.ts';

/** Something that carries JSON under keys. */
interface Holder {
  readonly properties: Record<string, unknown>;
  /** Told after a write; `undefined` is a removal. */
  readonly changed?: (key: string, value: unknown) => void;
}

/**
 * The four operations on entity properties, the same for issues, projects, dashboard items, organizations and request types.
 * `read` and `write` find the holder and refuse callers who may not.
 */
export const propertyRoutes = (params: {
  /** Path of the list of keys; one key is a segment below. */
  readonly path: string;
  readonly read: (context: RestContext) => Holder;
  readonly write: (context: RestContext) => Holder;
  readonly experimental?: true;
}): Route[] => {
  const { path, read, write, experimental } = params;
  const flags = experimental === true ? { experimental } : {};
  const one = `${path}/{propertyKey}`;
  return [
    {
      method: 'GET',
      path,
      ...flags,
      handle: (context) => {
        const { site, pathname } = context;
        const keys = Object.keys(read(context).properties);
        return ok({
          keys: keys.map((key) => ({ key, self: `${site.siteUrl}${pathname}/${encodeURIComponent(key)}` })),
        });
      },
    },
    {
      method: 'GET',
      path: one,
      ...flags,
      handle: (context) => {
        const key = context.param('propertyKey');
        const { properties } = read(context);
        if (!Object.hasOwn(properties, key)) throw propertyNotFound(key);
        return ok({ key, value: properties[key] });
      },
    },
    {
      method: 'PUT',
      path: one,
      ...flags,
      handle: (context) => {
        const key = context.param('propertyKey');
        const holder = write(context);
        if (context.body === undefined) throw badRequest('The property value must be a valid, non-empty JSON.');
        assertProperty(key, context.body);
        const isNew = !Object.hasOwn(holder.properties, key);
        holder.properties[key] = context.body;
        holder.changed?.(key, context.body);
        return isNew ? created({}) : ok({});
      },
    },
    {
      method: 'DELETE',
      path: one,
      ...flags,
      handle: (context) => {
        const key = context.param('propertyKey');
        const holder = write(context);
        if (!Object.hasOwn(holder.properties, key)) throw propertyNotFound(key);
        delete holder.properties[key];
        holder.changed?.(key, undefined);
        return noContent();
      },
    },
  ];
};

const propertyNotFound = (key: string): Error => notFound(`The property with key "${key}" does not exist.`);
