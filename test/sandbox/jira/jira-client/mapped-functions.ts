import * as cloud from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import * as serviceDesk from 'jira.js/serviceDesk';

/** What a function of jira.js asks, seen before anything is sent. */
class Asked extends Error {
  readonly operation: string;
  constructor(operation: string) {
    super(operation);
    this.operation = operation;
  }
}

const peeking: Client = {
  sendRequest: ({ method = 'GET', url }) => Promise.reject(new Asked(`${method} ${url}`)),
};

/** Every parameter is its own name in braces, so that an address comes out as the documents spell it. */
const names: unknown = new Proxy(
  {},
  { get: (_, name) => (typeof name === 'string' ? `{${name}}` : undefined), has: () => true },
);

/** jira.js names some parameters of paths otherwise than the documents. */
const nameless = (operation: string): string => operation.replaceAll(/\{\w+\}/g, '{}');

const operationOf = async (send: (client: Client, parameters: unknown) => unknown): Promise<string | null> => {
  try {
    await send(peeking, names);
    return null;
  } catch (error) {
    return error instanceof Asked ? nameless(error.operation) : null;
  }
};

/** Functions that turn a text into a document or a file into a form first, and so cannot be asked with names. */
const BY_HAND: Readonly<Record<string, string>> = {
  addAttachment: 'POST /rest/api/3/issue/{issueIdOrKey}/attachments',
  addComment: 'POST /rest/api/3/issue/{issueIdOrKey}/comment',
};

/** Names of the exported functions of jira.js that ask one of the operations. */
export const functionsFor = async (operations: readonly string[]): Promise<readonly string[]> => {
  const wanted = new Set(operations.map(nameless));
  const found = Object.entries(BY_HAND)
    .filter(([, operation]) => wanted.has(nameless(operation)))
    .map(([name]) => name);
  for (const [name, exported] of [...Object.entries(cloud), ...Object.entries(serviceDesk)]) {
    if (!isCall(name, exported)) continue;
    const operation = await operationOf(exported);
    if (operation !== null && wanted.has(operation)) found.push(name);
  }
  return found.toSorted();
};

const isCall = (name: string, exported: unknown): exported is (client: Client, parameters: unknown) => unknown =>
  typeof exported === 'function' && !/^create\w*Client$/.test(name);
