import { localOf } from './zone.ts';

export interface DateDto {
  readonly iso8601: string;
  readonly jira: string;
  readonly friendly: string;
  readonly epochMillis: number;
}

/** `2026-11-22T09:05:00.000+0000`, as Jira writes instants. The sandbox always writes them in UTC. */
export const jiraDate = (instant: number): string => `${new Date(instant).toISOString().slice(0, -1)}+0000`;

/** `null` stays `null`. */
export const jiraDateOrNull = (instant: number | null): string | null => (instant === null ? null : jiraDate(instant));

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22/Nov/26 9:05 AM` in the reader's zone. */
export const friendlyDate = (instant: number, zone: string): string => {
  const local = new Date(localOf(instant, zone));
  const hour = local.getUTCHours();
  const minute = String(local.getUTCMinutes()).padStart(2, '0');
  const day = String(local.getUTCDate()).padStart(2, '0');
  const year = String(local.getUTCFullYear()).slice(2);
  return `${day}/${MONTHS[local.getUTCMonth()] ?? ''}/${year} ${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
};

/** The four spellings of one instant in `servicedeskapi`. */
export const dateDto = (instant: number, zone = 'Etc/UTC'): DateDto => ({
  iso8601: `${new Date(instant).toISOString().slice(0, 19)}+0000`,
  jira: jiraDate(instant),
  friendly: friendlyDate(instant, zone),
  epochMillis: instant,
});

/** `{ millis, friendly: "2h 26m" }`; a spent duration is written with a minus. */
export const durationDto = (millis: number): { readonly millis: number; readonly friendly: string } => {
  const minutes = Math.trunc(Math.abs(millis) / 60_000);
  const text = minutes >= 60 ? `${Math.trunc(minutes / 60)}h ${minutes % 60}m` : `${minutes}m`;
  return { millis, friendly: millis < 0 ? `-${text}` : text };
};
