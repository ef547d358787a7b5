import type { IncomingMessage } from 'node:http';
import type { Person } from '../platform/ports.ts';
import { createFormats, type Formats } from './format.ts';
import type { Html } from './html.ts';
import type { HostOptions } from './ports.ts';
import { createRest, type Rest } from './rest.ts';
import { type Choice, type ChoiceKey, chosenPerson, readChoice } from './session.ts';
import { directionOf, textsFor, type Texts } from './texts/texts.ts';

/** One request for a page, with everything a page is drawn from. */
export interface Page {
  readonly host: HostOptions;
  readonly url: URL;
  readonly person: Person | null;
  readonly people: readonly Person[];
  readonly choice: Choice;
  /** The person's, unless the bar overrides it. */
  readonly locale: string;
  readonly timeZone: string;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Texts;
  readonly formats: Formats;
  /** Virtual now, epoch ms. */
  readonly now: number;
  /** Number of the site's newest change when the page was drawn. */
  readonly latestChange: number;
  /** Jira as this person. */
  readonly rest: Rest;
}

/** What a route answers. */
export type Answer =
  | { readonly kind: 'page'; readonly status: number; readonly document: Html }
  | {
      readonly kind: 'redirect';
      readonly to: string;
      readonly choose?: Readonly<Partial<Record<ChoiceKey, string>>>;
    }
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown };

export function openPage(host: HostOptions, request: IncomingMessage, latestChange: number): Page {
  const { site, clock } = host;
  const choice = readChoice(request, site.siteUrl);
  const people = site.jira.people();
  const person = chosenPerson(choice, people);
  const locale = choice.locale ?? person?.locale ?? 'en-US';
  const timeZone = person?.timeZone ?? 'UTC';
  return {
    host,
    url: new URL(request.url ?? '/', site.siteUrl),
    person,
    people,
    choice,
    locale,
    timeZone,
    direction: directionOf(locale),
    t: textsFor(locale),
    formats: createFormats(locale, timeZone),
    now: clock.now(),
    latestChange,
    rest: createRest(site.jira, person?.accountId ?? null),
  };
}
