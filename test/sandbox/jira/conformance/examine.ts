import { routes } from '../../../../sandbox/jira/routes.ts';
import type { Answer, Desk, Who } from '../desk.ts';
import { formOf } from '../form.ts';
import { NO_DOCUMENTS } from '../documents/at-hand.ts';
import { operationOf } from '../documents/documents.ts';
import { NEVER, ROLES, type Refused, type Row, USUAL } from './row.ts';
import { scene } from './scene.ts';

/** What one row showed. */
export interface Examined {
  readonly operation: string;
  /** What each role was answered, in the order of `ROLES`. */
  readonly answers: readonly number[];
  /** Documented statuses from 400 on, and those of every operation of its kind. None without documents. */
  readonly documented: readonly number[];
  readonly met: ReadonlySet<number>;
  readonly never: Readonly<Record<number, string>>;
  readonly problems: readonly string[];
}

const pathOf = ({ operation, at = {}, query }: Pick<Row, 'operation' | 'at' | 'query'>): string => {
  const [, template = ''] = operation.split(' ');
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => at[name] ?? USUAL[name] ?? name);
  return query === undefined ? path : `${path}?${query}`;
};

const methodOf = ({ operation }: Row): string => operation.split(' ')[0] ?? '';

const isExperimental = (row: Row): boolean =>
  routes.some((route) => `${route.method} ${route.path}` === row.operation && route.experimental === true);

const send = async (
  desk: Desk,
  row: Row,
  asked: Pick<Refused, 'as' | 'at' | 'query' | 'body' | 'files' | 'headers'> & { readonly optIn?: boolean },
): Promise<Answer> => {
  const line = `${methodOf(row)} ${pathOf({ operation: row.operation, ...asked })}`;
  const opted = asked.optIn === false || !isExperimental(row) ? {} : { 'x-experimentalapi': 'opt-in' };
  const form = asked.files === undefined ? { headers: {} } : await formOf(asked.files);
  const headers = { ...opted, ...form.headers, ...asked.headers };
  return desk.sendWith(asked.as, line, { ...form, body: asked.body, headers });
};

/** The sound call of a row, as somebody. */
const soundCall = (row: Row, as: Who) => ({
  as,
  ...(row.at === undefined ? {} : { at: row.at }),
  ...(row.query === undefined ? {} : { query: row.query }),
  ...(row.files === undefined ? {} : { files: row.files }),
  body: row.body,
});

const documentedErrors = (row: Row): readonly number[] => {
  const found = operationOf(methodOf(row), pathOf(row));
  const listed = Object.keys(found?.operation.responses ?? {}).map(Number);
  const always = [401, ...(isExperimental(row) ? [412] : [])];
  return [...new Set([...listed.filter((status) => status >= 400), ...always])].toSorted((a, b) => a - b);
};

/** Makes every call of a row, each on a desk of its own. A call or an answer the documents do not allow is among the problems. */
export const examine = async (row: Row): Promise<Examined> => {
  const problems: string[] = [];
  const met = new Set<number>();
  const attempt = async (what: string, expected: number, call: (desk: Desk) => Promise<Answer>): Promise<number> => {
    try {
      const { status, body } = await call(await scene());
      met.add(status);
      if (status !== expected) problems.push(`${what}: ${status} instead of ${expected} ${JSON.stringify(body)}`);
      return status;
    } catch (error) {
      problems.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return 0;
    }
  };
  const answers: number[] = [];
  for (const [index, { role, who }] of ROLES.entries())
    answers.push(await attempt(role, row.answers[index] ?? 0, (desk) => send(desk, row, soundCall(row, who))));
  await attempt('nobody', row.anonymous === true ? 200 : 401, (desk) => send(desk, row, soundCall(row, 'anonymous')));
  if (isExperimental(row))
    await attempt('without the header', 412, (desk) => send(desk, row, { ...soundCall(row, 'amit'), optIn: false }));
  for (const [status, refused] of Object.entries(row.refused ?? {})) {
    await attempt(`refused ${status}`, Number(status), async (desk) => {
      await refused.before?.(desk);
      return send(desk, row, { ...(row.at === undefined ? {} : { at: row.at }), ...refused });
    });
  }
  const { documented, never, problems: unmet } = errorsOf(row, met);
  return { operation: row.operation, answers, documented, met, never, problems: [...problems, ...unmet] };
};

/** Holds the statuses met against the documented ones. */
const errorsOf = (row: Row, met: ReadonlySet<number>): Pick<Examined, 'documented' | 'never' | 'problems'> => {
  if (NO_DOCUMENTS !== null) return { documented: [], never: {}, problems: [] };
  const documented = documentedErrors(row);
  const never = Object.fromEntries(
    Object.entries({ ...NEVER, ...row.never }).filter(([status]) => documented.includes(Number(status))),
  );
  const unmet = documented.filter((status) => !met.has(status) && never[status] === undefined);
  const idle = Object.keys(row.never ?? {}).filter(
    (status) => met.has(Number(status)) || never[Number(status)] === undefined,
  );
  const problems = [
    ...unmet.map((status) => `${status} is documented, and nothing here meets it or says why it cannot`),
    ...idle.map((status) => `${status} has a reason never to be met and is met, or is not documented`),
  ];
  return { documented, never, problems };
};
