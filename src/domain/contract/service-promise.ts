import type { Instant } from '../../contract/ids';
import type { ServicePromise } from '../../contract/promise';
import type { Wording } from '../../contract/required-item';
import type { Language } from '../../contract/words';
import type { ObservedIssue } from '../experience/observed-issue';
import type { RequestRecord } from '../experience/request-record';
import type { Calendar } from '../time/calendar';
import { missingItems } from './completeness';
import { handlingStanding, responseStanding } from './promise';
import type { ServiceContract } from './service-contract';

/** A wording in the viewer's language, else in the other. */
export const wordingIn = (wording: Wording, language: Language): string =>
  wording[language].trim() === '' ? wording[language === 'en' ? 'he' : 'en'] : wording[language];

export interface PromiseContext {
  readonly contract: ServiceContract;
  readonly life: Pick<RequestRecord, 'createdAt' | 'closedAt' | 'firstResponseAt' | 'segments'>;
  readonly presence: ObservedIssue['presence'];
  readonly team: string;
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly language: Language;
}

/** What a contract in force promises one request, and how it stands now. */
export const servicePromise = (context: PromiseContext): ServicePromise => {
  const { contract, life, presence, team, calendar, now, language } = context;
  const { terms, decider } = contract;
  const missing = new Set(missingItems(terms.complete, presence));
  return {
    asOf: now,
    workdayMs: calendar.workdayMs,
    team,
    response: terms.response && responseStanding(life, terms.response, context),
    handling: terms.handling && handlingStanding(life, terms.handling, context),
    items: terms.complete.map((item) => ({ name: wordingIn(item.name, language), isMissing: missing.has(item) })),
    format: wordingIn(terms.format, language),
    noLonger: wordingIn(terms.noLonger, language),
    decider: decider && wordingIn(decider.name, language),
  };
};
