import type { MessageKey } from '../../kit/words';

/** Pages of the settings, in the order of the left list. */
export const PARTS = [
  'setup',
  'processes',
  'calendar',
  'asking',
  'privacy',
  'sources',
  'health',
  'data',
  'audit',
] as const;
export type Part = (typeof PARTS)[number];

export const PART_NAMES: Readonly<Record<Part, MessageKey>> = {
  setup: 'settings.part.setup',
  processes: 'settings.processes',
  calendar: 'settings.calendar',
  asking: 'settings.asking',
  privacy: 'settings.part.privacy',
  sources: 'settings.part.sources',
  health: 'settings.part.health',
  data: 'settings.part.data',
  audit: 'settings.part.audit',
};

/** Pages that are one form: what is typed on one stays while another is looked at. */
const FORM_PARTS = new Set<Part>(['setup', 'processes', 'calendar', 'asking', 'privacy']);
export const isForm = (part: Part): boolean => FORM_PARTS.has(part);

/** The page a field stands on, by the first word of its path. */
export function partOf(path: string): Part {
  const [first] = path.split('.');
  switch (first) {
    case 'processes':
    case 'calendar':
      return first;
    case 'contact':
    case 'sampleAbove':
      return 'asking';
    case 'retention':
      return 'privacy';
    default:
      return 'setup';
  }
}
