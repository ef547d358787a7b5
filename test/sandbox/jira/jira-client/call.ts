import type { Client } from 'jira.js/core';

/** A call of one function of jira.js by somebody, and what its answer holds at least. */
export interface ClientCall {
  /** As the function is exported. */
  readonly name: string;
  readonly as: string;
  readonly call: (client: Client) => Promise<unknown>;
  /** Compared as far as it goes. Absent for calls that answer nothing and change something. */
  readonly gives?: unknown;
}

export const document = {
  type: 'doc' as const,
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Working on it' }] }],
};
