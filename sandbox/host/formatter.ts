import { evaluate } from '../platform/filter/evaluate-filter.ts';
import { parseFilter } from '../platform/filter/parse-filter.ts';
import { scalarText } from './html.ts';
import type { InstalledApp } from './ports.ts';
import type { Field } from './shapes.ts';

/** Fields of an app carry the address of their module; the key is its last part. */
const APP_FIELD = /^ari:cloud:ecosystem::extension\/.+\/static\/([a-zA-Z0-9_-]+)$/;

function moduleKeyOf(field: Pick<Field, 'schema'>): string | null {
  return APP_FIELD.exec(field.schema?.custom ?? '')?.[1] ?? null;
}

/** True for a field an app installed. */
export function isAppField(field: Pick<Field, 'schema'>): boolean {
  return moduleKeyOf(field) !== null;
}

const quote = (text: string): string => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;

/** Writes `` `${value} / 5` `` as `('' + (value) + ' / 5')`: the expression parser knows no templates. Templates inside templates are not understood. */
function withoutTemplates(expression: string): string {
  return expression.replaceAll(/`([^`]*)`/g, (_, body: string) => {
    const parts = body.split(/\$\{([^}]*)\}/);
    return `(${parts.map((part, index) => (index % 2 === 0 ? quote(part) : `(${part})`)).join(' + ')})`;
  });
}

/**
 * An app field's text for lists and the issue view: its formatter over `value`.
 * @throws FilterSyntaxError, FilterEvaluationError for a formatter that is wrong or beyond the sandbox
 */
export function formatAppField(app: InstalledApp, field: Pick<Field, 'schema'>, value: unknown): string {
  const formatter = app.manifest.customFields.find(({ key }) => key === moduleKeyOf(field))?.formatter ?? null;
  if (formatter === null) return scalarText(value);
  return scalarText(evaluate(parseFilter(withoutTemplates(formatter)), new Map([['value', value ?? null]])));
}
