import { z } from 'zod';
import { SqlError } from '../ports.ts';
import { type PlatformAnswer, type PlatformCall, json, notModelled, readJson } from './platform-call.ts';
import { tooFast } from './with-faults.ts';

const SCOPE = 'storage:app';
const Statement = z.object({
  query: z.string(),
  params: z.array(z.unknown()).default([]),
  method: z.string().optional(),
});
/** The rest writes. */
const KVS_READS = /\/(get|query)$/;
const SQL_KINDS: Readonly<Record<string, 'execute' | 'ddl'>> = {
  '/api/v1/execute': 'execute',
  '/api/v1/execute/ddl': 'ddl',
};

/** Key-value storage and custom entities. */
export function answerKvs(call: PlatformCall): PlatformAnswer {
  const refusal = withoutScope(call, 'kvs');
  if (refusal !== null) return refusal;
  const { kvs, rates } = call.invocation.installation;
  const access = KVS_READS.test(call.target) ? 'read' : 'write';
  const tooMuch = rates.storage.kvsRefusal(access, call.at);
  if (tooMuch !== null) return tooFast('kvs', tooMuch);
  const answer = kvs.handle(call.target, readJson(call.body));
  const given = json('kvs', answer.status, answer.body);
  rates.storage.kvsUsed(access, Buffer.byteLength((access === 'read' ? given.body : call.body) ?? ''), call.at);
  return { ...given, scopes: [SCOPE] };
}

/** One statement of Forge SQL. */
export async function answerSql(call: PlatformCall): Promise<PlatformAnswer> {
  const kind = SQL_KINDS[call.target];
  if (kind === undefined) return notModelled('sql', call);
  const { manifest, sql, rates } = call.invocation.installation;
  if (!manifest.hasSql)
    return json('sql', 400, { code: 'APP_NOT_ENABLED', message: 'The app has no sql module in its manifest.' });
  const refusal = withoutScope(call, 'sql');
  if (refusal !== null) return refusal;
  const statement = Statement.safeParse(readJson(call.body));
  if (!statement.success)
    return json('sql', 400, { code: 'INVALID_SQL_QUERY', message: 'The body must hold query and params.' });
  const tooMuch = rates.storage.sqlRefusal(kind, call.at);
  if (tooMuch !== null) return tooFast('sql', tooMuch);
  const started = performance.now();
  try {
    const { rows, metadata } = await sql.execute(statement.data.query, statement.data.params, kind);
    return { ...json('sql', 200, { rows, metadata }), rows: Array.isArray(rows) ? rows.length : 0, scopes: [SCOPE] };
  } catch (error) {
    return sqlFailure(error);
  } finally {
    const ms = performance.now() - started;
    rates.storage.sqlTook(ms, call.at);
    rates.time.passes(ms);
  }
}

function sqlFailure(error: unknown): PlatformAnswer {
  if (error instanceof SqlError) {
    const { code, message, debug } = error;
    return {
      ...json('sql', code === 'NOT_MODELLED' ? 501 : 400, { code, message, context: { debug } }),
      scopes: [SCOPE],
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return json('sql', 501, { code: 'NOT_MODELLED', message });
}

function withoutScope(call: PlatformCall, kind: 'kvs' | 'sql'): PlatformAnswer | null {
  if (call.invocation.installation.manifest.scopes.includes(SCOPE)) return null;
  return json(kind, 403, { code: 'FORBIDDEN', message: `The manifest does not ask for the scope ${SCOPE}.` });
}
