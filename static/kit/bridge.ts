import { events, makeInvoke, requestJira, router, view } from '@forge/bridge';
import type { AgentApi, GadgetApi, PortalApi, QueuePageApi, SettingsApi, WorkspaceApi } from '../../src/contract/api';
import type { Answer } from '../../src/contract/errors';

/** The error half of an {@link Answer}. */
export type AnswerError = Extract<Answer<unknown>, { ok: false }>['error'];

type Functions = Record<string, (payload: never) => unknown>;
type Value<Fn> = Fn extends (payload: never) => Answer<infer Result> ? Result : never;

/** Calls one audience's functions. Never rejects: a broken call is an answer with code UNEXPECTED. */
export type Call<Api extends Functions> = <Key extends keyof Api & string>(
  key: Key,
  payload: Parameters<Api[Key]>[0],
) => Promise<Answer<Value<Api[Key]>>>;

const unexpected = { ok: false, error: { code: 'UNEXPECTED', message: '' } } as const;

function isAnswer(candidate: unknown): candidate is Answer<never> {
  if (typeof candidate !== 'object' || candidate === null || !('ok' in candidate)) return false;
  return candidate.ok === true ? 'value' in candidate : 'error' in candidate;
}

function callsOf<Api extends Functions>(): Call<Api> {
  const invoke = makeInvoke<Record<string, (payload: unknown) => unknown>>();
  return async (key, payload) => {
    try {
      const answer = await invoke(key, payload);
      return isAnswer(answer) ? answer : unexpected;
    } catch {
      // The platform itself failed (timeout, network, quota); its words are not for people.
      return unexpected;
    }
  };
}

export const callPortal = callsOf<PortalApi>();
export const callAgent = callsOf<AgentApi>();
export const callGadget = callsOf<GadgetApi>();
export const callQueuePage = callsOf<QueuePageApi>();
export const callSettings = callsOf<SettingsApi>();
export const callWorkspace = callsOf<WorkspaceApi>();

/** The platform's context of this frame. */
export const readBridgeContext = () => view.getContext();

/** Asks Jira to keep `data-color-mode` and the `--ds-*` tokens of this frame like its own. */
export const enableTheme = (): Promise<void> => view.theme.enable();

/** Tells the platform that something is on the screen. Older hosts do not know the command, which does no harm. */
export function announceReady(): void {
  void view.emitReadyEvent().catch(() => undefined);
}

/**
 * Reads JSON from Jira as the person who looks, so their permissions hold. `null` when Jira refuses or fails. A question too
 * long for an address goes as `question`.
 */
export async function readJira(path: string, question?: unknown): Promise<unknown> {
  try {
    const response = await requestJira(path, {
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      ...(question === undefined ? {} : { method: 'POST', body: JSON.stringify(question) }),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** Opens a page of this Jira in a new tab. `path` starts with `/`. */
export const openPage = (path: string): Promise<void> => router.open(path);

/** The address below an app's own page. */
export interface PageAddress {
  /** `/contracts/payslip-fix`. */
  readonly path: string;
  readonly go: (path: string) => void;
}

/** Follows the address below this page until the frame ends. `null` where the host gives a page no address of its own. */
export async function connectAddress(listener: (path: string) => void): Promise<PageAddress | null> {
  try {
    const history = await view.createHistory();
    history.listen(({ pathname }) => listener(pathname));
    return { path: history.location.pathname, go: (path) => history.push(path) };
  } catch {
    return null;
  }
}

/** Saves a classic gadget's configuration and closes its edit mode. */
export const submitGadget = (configuration: unknown): Promise<void> => view.submit(configuration);

/** Hands the inputs of an automation action to the page of its rule, which saves them. */
export const submitInputs = (inputs: { readonly issueKey: string }): Promise<void> => view.submit(inputs);

/** Leaves a classic gadget's edit mode without saving. */
export const closeGadgetEdit = (): Promise<void> => view.close();

/** Runs `listener` on a platform event until the returned function is called. */
export function onPlatformEvent(event: string, listener: (payload: unknown) => void): () => void {
  const subscription = events.on(event, listener);
  return () => void subscription.then((open) => open.unsubscribe()).catch(() => undefined);
}

/** What `getWidgetEditApi` answers; the platform owns the Save button of a widget and asks us for its configuration. */
export interface WidgetEdit {
  readonly onProductSave: (listener: (configuration: unknown) => unknown) => unknown;
  readonly updateConfig: (configuration: unknown) => unknown;
}

declare global {
  var __bridge: { readonly callBridge: (command: string, payload?: unknown) => Promise<unknown> } | undefined;
}

/** The dashboards command is not part of `@forge/bridge`, so it goes over the bridge below it. */
export async function connectWidgetEdit(): Promise<WidgetEdit | null> {
  try {
    const api = await globalThis.__bridge?.callBridge('getWidgetEditApi');
    return isWidgetEdit(api) ? api : null;
  } catch {
    return null;
  }
}

function isWidgetEdit(api: unknown): api is WidgetEdit {
  return typeof api === 'object' && api !== null && 'onProductSave' in api && typeof api.onProductSave === 'function';
}
