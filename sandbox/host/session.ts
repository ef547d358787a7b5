import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Person } from '../platform/ports.ts';

/** What the bar on top chooses. Lives in cookies of this site's port, because cookies know no ports. */
export interface Choice {
  readonly accountId: string | null;
  /** Overrides the person's own locale. */
  readonly locale: string | null;
  readonly theme: 'light' | 'dark';
  /** Step of the story the reader is at, from 1; null outside of it. */
  readonly story: number | null;
}

/** Languages the bar offers. */
export const LOCALES = ['en-US', 'he-IL'] as const;

/** What is kept, a cookie each. */
export type ChoiceKey = 'person' | 'locale' | 'theme' | 'story';

function cookieName(key: ChoiceKey, siteUrl: string): string {
  return `sandbox-${key}-${new URL(siteUrl).port}`;
}

function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0) continue;
    try {
      cookies.set(pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim()));
    } catch {
      // A cookie that is not ours to understand: nobody is chosen by it.
    }
  }
  return cookies;
}

/** The choice a request carries. */
export function readChoice(request: IncomingMessage, siteUrl: string): Choice {
  const cookies = readCookies(request.headers.cookie);
  const locale = cookies.get(cookieName('locale', siteUrl)) ?? '';
  const story = Number(cookies.get(cookieName('story', siteUrl)) ?? '');
  return {
    accountId: cookies.get(cookieName('person', siteUrl)) ?? null,
    locale: (LOCALES as readonly string[]).includes(locale) ? locale : null,
    theme: cookies.get(cookieName('theme', siteUrl)) === 'dark' ? 'dark' : 'light',
    story: Number.isInteger(story) && story > 0 ? story : null,
  };
}

/** Adds cookies to the answer; an empty value forgets the choice. */
export function writeChoice(
  response: ServerResponse,
  siteUrl: string,
  changes: Readonly<Partial<Record<ChoiceKey, string>>>,
): void {
  const lines = (Object.entries(changes) as [ChoiceKey, string][]).map(
    ([key, value]) =>
      `${cookieName(key, siteUrl)}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax` +
      (value === '' ? '; Max-Age=0' : ''),
  );
  if (lines.length > 0) response.appendHeader('set-cookie', lines);
}

/** The chosen person; without a choice an agent, since most of Jira is theirs; null on a site without people. */
export function chosenPerson(choice: Choice, people: readonly Person[]): Person | null {
  return (
    people.find((person) => person.accountId === choice.accountId) ??
    people.find((person) => person.role === 'agent') ??
    people[0] ??
    null
  );
}

/**
 * The person whose pages sent this request, for REST calls with the pages' cookie.
 * Only same-origin requests carry a person: frames of the app live on the same host name and must not borrow it.
 */
export function personOfPage(request: IncomingMessage, siteUrl: string, people: readonly Person[]): Person | null {
  if (!isSameOrigin(request, siteUrl)) return null;
  const choice = readChoice(request, siteUrl);
  return choice.accountId === null ? null : (people.find((person) => person.accountId === choice.accountId) ?? null);
}

/** True for a request made by a page of this site itself, as browsers mark it. */
export function isSameOrigin(request: IncomingMessage, siteUrl: string): boolean {
  const fetchSite = request.headers['sec-fetch-site'];
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  const origin = request.headers.origin;
  return origin === undefined ? request.method === 'GET' : origin === siteUrl;
}
