import type { MessageKey } from '../../../kit/words';
import type { Both, DraftItem, DraftTerms, TimedClause } from './contract-draft';

export const TEMPLATE_IDS = ['payroll', 'procurement', 'it-access', 'hr'] as const;
type TemplateId = (typeof TEMPLATE_IDS)[number];

interface Outline extends Pick<DraftTerms, TimedClause | 'target' | 'floor'> {
  readonly items: readonly { readonly name: MessageKey; readonly source: DraftItem['source'] }[];
}

/** Which field of this site shows an item nobody can know beforehand; evidence is attached anywhere. */
const OUTLINES: Readonly<Record<TemplateId, Outline>> = {
  payroll: {
    response: { amount: 4, unit: 'hours' },
    handling: { amount: 2, unit: 'days' },
    target: 4,
    floor: 2,
    items: [
      { name: 'template.payroll.month', source: null },
      { name: 'template.payroll.line', source: null },
      { name: 'template.payroll.evidence', source: { kind: 'attachment' } },
    ],
  },
  procurement: {
    response: { amount: 1, unit: 'days' },
    handling: { amount: 3, unit: 'days' },
    target: 4,
    floor: 2,
    items: [
      { name: 'template.procurement.what', source: { kind: 'field', fieldId: 'description' } },
      { name: 'template.procurement.budget', source: null },
      { name: 'template.procurement.quote', source: { kind: 'attachment' } },
    ],
  },
  'it-access': {
    response: { amount: 2, unit: 'hours' },
    handling: { amount: 1, unit: 'days' },
    target: 4,
    floor: 2,
    items: [
      { name: 'template.it-access.what', source: { kind: 'field', fieldId: 'description' } },
      { name: 'template.it-access.until', source: null },
    ],
  },
  hr: {
    response: { amount: 1, unit: 'days' },
    handling: { amount: 3, unit: 'days' },
    target: 4,
    floor: 2,
    items: [
      { name: 'template.hr.what', source: { kind: 'field', fieldId: 'description' } },
      { name: 'template.hr.form', source: { kind: 'attachment' } },
    ],
  },
};

/**
 * Templates of matters so personal that ratings of the process should be seen as aggregate only. Who sees a rating is a setting
 * of the process and an administrator's to choose, so the editor says it and sets nothing.
 */
export const PERSONAL_TEMPLATES: ReadonlySet<string> = new Set<TemplateId>(['hr']);

export function isTemplate(id: string): id is TemplateId {
  return TEMPLATE_IDS.some((each) => each === id);
}

/** The terms of a template in both languages: a contract is written in both, whoever writes it. */
export async function readTemplate(id: TemplateId): Promise<DraftTerms> {
  const [{ default: en }, { default: he }] = await Promise.all([
    import('../../../../locales/en.json'),
    import('../../../../locales/he.json'),
  ]);
  const both = (key: MessageKey): Both => ({ en: en[key], he: he[key] });
  const { items, ...outline } = OUTLINES[id];
  return {
    ...outline,
    receiver: both(`template.${id}.receiver`),
    service: both(`template.${id}.service`),
    format: both(`template.${id}.format`),
    noLonger: both(`template.${id}.noLonger`),
    exception: both(`template.${id}.exception`),
    complete: items.map(({ name, source }) => ({ name: both(name), source })),
  };
}
