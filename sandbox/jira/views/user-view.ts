import type { Site } from '../site.ts';

interface AvatarUrls {
  readonly '48x48': string;
  readonly '24x24': string;
  readonly '16x16': string;
  readonly '32x32': string;
}

/** Addresses of an avatar in the four sizes Jira gives. */
export const avatarUrls = (site: Site, path: string): AvatarUrls => ({
  '48x48': `${site.siteUrl}${path}?size=large`,
  '24x24': `${site.siteUrl}${path}?size=small`,
  '16x16': `${site.siteUrl}${path}?size=xsmall`,
  '32x32': `${site.siteUrl}${path}?size=medium`,
});

const avatarPath = (accountId: string): string => `/secure/useravatar/${encodeURIComponent(accountId)}`;

/** An account in the platform API; one that is gone keeps its id only. */
export const userView = (site: Site, accountId: string): Readonly<Record<string, unknown>> => {
  const person = site.store.people.get(accountId);
  const app = site.store.apps.get(accountId);
  return {
    self: `${site.siteUrl}/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`,
    accountId,
    ...(person === undefined ? {} : { emailAddress: person.emailAddress }),
    avatarUrls: avatarUrls(site, avatarPath(accountId)),
    displayName: person?.displayName ?? app?.displayName ?? 'Former user',
    active: person?.active ?? app !== undefined,
    timeZone: person?.timeZone ?? 'Etc/UTC',
    accountType: accountTypeOf(site, accountId),
  };
};

const accountTypeOf = (site: Site, accountId: string): 'atlassian' | 'app' | 'customer' => {
  if (site.store.apps.has(accountId)) return 'app';
  return site.store.people.get(accountId)?.role === 'customer' ? 'customer' : 'atlassian';
};

export const userOrNull = (site: Site, accountId: string | null): unknown =>
  accountId === null ? null : userView(site, accountId);

/** The owner of a dashboard: fewer keys than elsewhere. */
export const ownerView = (site: Site, accountId: string): Readonly<Record<string, unknown>> => {
  const { self, displayName, active, avatarUrls: avatars } = userView(site, accountId);
  return { self, accountId, displayName, active, avatarUrls: avatars };
};

/** An account in `servicedeskapi`. */
export const serviceDeskUser = (site: Site, accountId: string): Readonly<Record<string, unknown>> => {
  const person = site.store.people.get(accountId);
  const app = site.store.apps.get(accountId);
  const self = `${site.siteUrl}/rest/api/2/user?accountId=${encodeURIComponent(accountId)}`;
  return {
    accountId,
    ...(person === undefined ? {} : { emailAddress: person.emailAddress }),
    displayName: person?.displayName ?? app?.displayName ?? 'Former user',
    active: person?.active ?? app !== undefined,
    timeZone: person?.timeZone ?? 'Etc/UTC',
    _links: { jiraRest: self, avatarUrls: avatarUrls(site, avatarPath(accountId)), self },
  };
};
