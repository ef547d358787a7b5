import { z } from 'zod';
import { FRONT_END_REQUEST_BYTES } from '../../limits.ts';
import { HostError } from '../body.ts';
import { moduleByKey } from '../modules.ts';
import type { Answer, Page } from '../page.ts';

const Invoke = z.object({
  moduleKey: z.string(),
  functionKey: z.string(),
  payload: z.unknown().optional(),
  extension: z.record(z.string(), z.unknown()),
  localId: z.string().optional(),
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `invoke` of a frame. Errors of the app come back as `{errorMessage}`, never as a broken page. */
export async function invoke(page: Page, body: string): Promise<Answer> {
  const call = Invoke.parse(JSON.parse(body));
  if (Buffer.byteLength(JSON.stringify(call.payload ?? null)) > FRONT_END_REQUEST_BYTES) {
    throw new HostError(413, `The payload of invoke is larger than ${FRONT_END_REQUEST_BYTES} bytes.`);
  }
  const { host, person, locale, timeZone } = page;
  if (moduleByKey(host.app, call.moduleKey, person) === null)
    throw new HostError(403, 'This module is not available to you.');
  try {
    const { moduleKey, functionKey, payload, extension, localId } = call;
    const value = await host.site.invoke({
      moduleKey,
      functionKey,
      payload,
      extension,
      accountId: person?.accountId ?? null,
      locale,
      timezone: timeZone,
      ...(localId === undefined ? {} : { localId }),
    });
    // A resolver that returns nothing reaches the page as an empty object.
    return { kind: 'json', status: 200, body: { value: value ?? {} } };
  } catch (error) {
    return { kind: 'json', status: 502, body: { errorMessage: messageOf(error) } };
  }
}

const Fetch = z.object({
  product: z.string(),
  restPath: z.string(),
  method: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string().nullable(),
});

/** `requestJira` of a frame: the person's rights, within the scopes of the app. */
export async function fetchProduct(page: Page, body: string): Promise<Answer> {
  const call = Fetch.parse(JSON.parse(body));
  if (call.product !== 'jira') throw new HostError(400, `This site has no product ${call.product}.`);
  const path = new URL(call.restPath, page.host.site.siteUrl);
  if (path.origin !== page.host.site.siteUrl || !path.pathname.startsWith('/rest/'))
    throw new HostError(400, `${call.restPath} is no REST path of Jira.`);
  const headers = Object.fromEntries(call.headers.map(([name, value]) => [name.toLowerCase(), value]));
  const { site, app } = page.host;
  const answer = await site.jira.handle(
    { method: call.method, path: path.pathname + path.search, headers, body: call.body },
    page.person === null
      ? { kind: 'anonymous' }
      : { kind: 'user', accountId: page.person.accountId, via: 'browser', scopes: app.manifest.scopes },
  );
  return {
    kind: 'json',
    status: 200,
    body: { status: answer.status, statusText: '', headers: answer.headers, body: answer.body, isAttachment: false },
  };
}
