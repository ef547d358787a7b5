import { kvs, WhereConditions } from '@forge/kvs';
import Resolver from '@forge/resolver';

const resolver = new Resolver();
const COUNT = 'count';

/** A note and the count of all notes change together or not at all. */
resolver.define('write', async ({ payload, context }) => {
  const { key } = context.extension.issue;
  const number = ((await kvs.get(COUNT)) ?? 0) + 1;
  const note = { issue: key, text: String(payload.text), by: context.accountId };
  await kvs
    .transact()
    .set(`note:${key}:${String(number).padStart(6, '0')}`, note)
    .set(COUNT, number)
    .execute();
  return { number };
});

resolver.define('list', async ({ context }) => {
  const key = context.extension.issue?.key;
  const { results } = await kvs
    .query()
    .where('key', WhereConditions.beginsWith(key === undefined ? 'note:' : `note:${key}:`))
    .limit(100)
    .getMany();
  return { notes: results.map(({ value }) => value), count: (await kvs.get(COUNT)) ?? 0 };
});

export const notebook = resolver.getDefinitions();
