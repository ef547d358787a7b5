/** The invented firm of the demonstration: 60 people, seven of them agents, six who use English. */
export interface RakiaPerson {
  readonly accountId: string;
  readonly displayName: string;
  readonly unit: Unit;
  readonly role: 'site-admin' | 'project-admin' | 'agent' | 'customer' | 'unlicensed';
  readonly locale: 'he-IL' | 'en-US';
  readonly groups: readonly string[];
}

export type Unit = 'field' | 'sales' | 'service' | 'operations' | 'finance' | 'management';

/** Organizations of the site, and the department each is shown as. The last three are too small to show alone. */
export const UNITS: readonly { readonly id: string; readonly unit: Unit; readonly name: string }[] = [
  { id: '101', unit: 'field', name: 'טכנאי שטח' },
  { id: '102', unit: 'sales', name: 'מכירות' },
  { id: '103', unit: 'service', name: 'שירות לקוחות' },
  { id: '104', unit: 'operations', name: 'תפעול ומחסן' },
  { id: '105', unit: 'finance', name: 'כספים' },
  { id: '106', unit: 'management', name: 'הנהלה ומטה' },
];

export const DEPARTMENTS = [
  { values: ['טכנאי שטח'], name: { en: 'Field technicians', he: 'טכנאי שטח' } },
  { values: ['מכירות'], name: { en: 'Sales', he: 'מכירות' } },
  { values: ['שירות לקוחות'], name: { en: 'Customer service', he: 'שירות לקוחות' } },
  { values: ['תפעול ומחסן', 'כספים', 'הנהלה ומטה'], name: { en: 'HQ and operations (20)', he: 'מטה ותפעול (20)' } },
] as const;

export const MANAGER_GROUP = 'xla-managers';

/** Who serves which desk, by the key of its project; the first one leads. */
export const AGENTS = {
  PAY: ['ronit-levy', 'yossi-amar'],
  HR: ['michal-bar', 'liat-shaked'],
  IT: ['noam-katz', 'daniel-ross'],
  PROC: ['orly-dagan'],
} as const;

const STAFF: readonly (readonly [id: string, name: string, unit: Unit, more?: Partial<RakiaPerson>])[] = [
  ['ronit-levy', 'רונית לוי', 'finance', { role: 'project-admin' }],
  ['yossi-amar', 'יוסי עמר', 'finance', { role: 'agent' }],
  ['michal-bar', 'מיכל בר', 'management', { role: 'project-admin', groups: [MANAGER_GROUP] }],
  ['liat-shaked', 'ליאת שקד', 'management', { role: 'agent' }],
  ['noam-katz', 'נועם כץ', 'operations', { role: 'site-admin', groups: [MANAGER_GROUP] }],
  ['daniel-ross', 'Daniel Ross', 'operations', { role: 'agent', locale: 'en-US' }],
  ['orly-dagan', 'אורלי דגן', 'operations', { role: 'project-admin' }],
  // Two managers have a Jira licence to read dashboards; they serve no desk.
  ['avi-cohen', 'אבי כהן', 'finance', { role: 'agent', groups: [MANAGER_GROUP] }],
  ['tamar-golan', 'תמר גולן', 'management', { groups: [MANAGER_GROUP], role: 'agent' }],
  ['dana-mizrahi', 'דנה מזרחי', 'sales'],
  ['emma-clarke', 'Emma Clarke', 'sales', { locale: 'en-US' }],
  ['peter-novak', 'Peter Novak', 'field', { locale: 'en-US' }],
  ['maria-lopez', 'Maria Lopez', 'service', { locale: 'en-US' }],
  ['james-okafor', 'James Okafor', 'sales', { locale: 'en-US' }],
  ['olga-petrova', 'Olga Petrova', 'operations', { locale: 'en-US' }],
  ['gil-harari', 'גיל הררי', 'management', { role: 'unlicensed' }],
  ['sigal-arad', 'סיגל ארד', 'management'],
];

/** The people whose names carry no story, by unit. */
const OTHERS: Readonly<Record<Unit, readonly string[]>> = {
  field: [
    'משה פרץ',
    'אלי ביטון',
    'רמי אוחנה',
    'סמי חדד',
    'ויקטור גבאי',
    'אחמד נאסר',
    'דוד אזולאי',
    'אבנר כרמי',
    'שלומי דהן',
    'בוריס לוין',
    'יניב סויסה',
    'חיים אדרי',
    'ניסים מלכה',
    'איציק טל',
    'מוחמד עלי',
    'רוני שמש',
    'עופר גל',
  ],
  sales: ['שירה נבון', 'איתי רוזן', 'קרן אלמוג', 'עידו פלד', 'נטע ברק', 'רועי סלע', 'יעל הדר', 'אסף דרור', 'הילה צור'],
  service: ['מירב אשר', 'ענת יוגב', 'לימור חן', 'דקלה רז', 'אפרת נוי', 'שני מור', 'גלית אור', 'מאיה לב', 'טלי שגב'],
  operations: ['ירון מעוז', 'חנן גרוס', 'סיון אדם', 'פיני וקנין'],
  finance: ['עדי קורן', 'בני שפירא', 'רחל עוז'],
  management: ['יפעת זיו'],
};

/** Everybody, in a fixed order. */
export const PEOPLE: readonly RakiaPerson[] = [
  ...STAFF.map(([accountId, displayName, unit, more]) => ({ ...plain(accountId, displayName, unit), ...more })),
  ...Object.entries(OTHERS).flatMap(([unit, names]) =>
    names.map((name, index) => plain(`${unit}-${String(index + 1).padStart(2, '0')}`, name, toUnit(unit))),
  ),
];

function plain(accountId: string, displayName: string, unit: Unit): RakiaPerson {
  return { accountId, displayName, unit, role: 'customer', locale: 'he-IL', groups: [] };
}

function toUnit(text: string): Unit {
  const found = UNITS.find((each) => each.unit === text);
  if (!found) throw new RangeError(`${text} is no unit of the firm`);
  return found.unit;
}
