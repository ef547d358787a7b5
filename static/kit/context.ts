import type { Direction, Language } from '../../src/contract/words';

/** What a surface knows about its place and its reader. */
export interface SurfaceContext {
  readonly moduleKey: string;
  readonly language: Language;
  readonly direction: Direction;
  /** BCP 47 tag for numbers and dates; of the same language as the texts. */
  readonly locale: string;
  /** IANA zone of the person. */
  readonly timeZone: string;
  readonly extension: Readonly<Record<string, unknown>>;
}

interface BridgeContext {
  readonly moduleKey: string;
  readonly locale: string;
  readonly timezone: string;
  readonly extension: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Texts exist in Hebrew and English. A person with a third language reads English, with dates and numbers in the
 * day-month order most of the world expects: a French month name inside an English sentence helps nobody.
 */
export function toSurfaceContext(context: BridgeContext): SurfaceContext {
  const tag = canonicalTag(context.locale);
  const spoken = tag.split('-')[0];
  const language = spoken === 'he' || spoken === 'iw' ? 'he' : 'en';
  return {
    moduleKey: context.moduleKey,
    language,
    direction: language === 'he' ? 'rtl' : 'ltr',
    locale: spoken === language ? tag : language === 'he' ? 'he-IL' : 'en-GB',
    timeZone: knownZone(context.timezone),
    extension: context.extension ?? {},
  };
}

/** Jira has answered `en_US` and `en-US` over the years. */
function canonicalTag(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en-GB';
  } catch {
    return 'en-GB';
  }
}

function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** The object under `key`, or an empty one. */
export function objectIn(holder: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const held = holder[key];
  return typeof held === 'object' && held !== null ? { ...held } : {};
}
