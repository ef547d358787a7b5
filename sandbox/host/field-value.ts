import { instantOf } from './format.ts';
import { formatAppField, isAppField } from './formatter.ts';
import { type Html, html, inline } from './html.ts';
import type { Page } from './page.ts';
import { person, status } from './parts.ts';
import { type Field, type Issue, SlaClock } from './shapes.ts';
import { slaBadge } from './sla.ts';

/** What is needed of a field to show its value; Jira's own fields need no schema. */
export type ShownField = Pick<Field, 'id' | 'schema'>;

type Bag = Readonly<Record<string, unknown>>;

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);

const textAt = (value: unknown, key: string): string | null =>
  isBag(value) && typeof value[key] === 'string' ? value[key] : null;

function statusOf(value: Bag): Html {
  return status(textAt(value, 'name') ?? '', textAt(value['statusCategory'], 'key') ?? 'new');
}

/** Objects Jira puts into fields, by what they carry; a request type keeps its own object one level down. */
function ofObject(value: Bag): Html | null {
  if (isBag(value['statusCategory'])) return statusOf(value);
  if (isBag(value['requestType'])) return ofObject(value['requestType']);
  const user = textAt(value, 'displayName');
  if (user !== null) return person(user);
  const name = textAt(value, 'value') ?? textAt(value, 'name');
  return name === null ? null : inline(name);
}

function ofDate(page: Page, text: string): Html {
  const instant = instantOf(text);
  return Number.isNaN(instant) ? inline(text) : html`<time datetime="${text}">${page.formats.instant(instant)}</time>`;
}

function ofScalar(page: Page, field: ShownField, value: unknown): Html | null {
  if (typeof value === 'number') return html`<bdi>${new Intl.NumberFormat(page.locale).format(value)}</bdi>`;
  if (typeof value !== 'string' || value === '') return null;
  return field.schema?.type === 'datetime' || field.schema?.type === 'date' ? ofDate(page, value) : inline(value);
}

/** True for the clock field of an SLA, which has its own place on the page. */
export function isSlaField(field: ShownField): boolean {
  return (
    field.schema?.type === 'sd-servicelevelagreement' ||
    field.schema?.custom === 'com.atlassian.servicedesk:sd-sla-field'
  );
}

function ofSla(page: Page, value: unknown): Html | null {
  const clock = SlaClock.safeParse(value).data;
  return clock === undefined ? null : slaBadge(page, clock);
}

/** A field's value as Jira shows it, null when it is empty. Fields of an app go through their formatter. */
export function fieldValue(page: Page, issue: Issue, field: ShownField): Html | null {
  const value = issue.fields[field.id];
  if (isAppField(field)) {
    const text = formatAppField(page.host.app, field, value);
    return text === '' ? null : inline(text);
  }
  if (value === null || value === undefined) return null;
  if (isSlaField(field)) return ofSla(page, value);
  if (Array.isArray(value)) {
    const items = value
      .map((item: unknown) => (isBag(item) ? ofObject(item) : ofScalar(page, field, item)))
      .filter((item) => item !== null);
    return items.length === 0 ? null : html`${items.map((item, index) => (index === 0 ? item : html`, ${item}`))}`;
  }
  return isBag(value) ? ofObject(value) : ofScalar(page, field, value);
}
