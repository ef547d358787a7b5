import { DESKS, type DeskKey } from './desks.ts';

interface Both {
  readonly en: string;
  readonly he: string;
}

/** One thing that a complete request has, in a field of its form, with what people write there. */
interface FormField {
  readonly fieldId: string;
  /** The field's name in Jira. */
  readonly name: string;
  readonly asks: Both;
  readonly sample: Both;
}

/** What payroll asks for with a wrong payslip: the month, the line, the evidence. */
const PAYSLIP_FORM: readonly FormField[] = [
  {
    fieldId: 'customfield_10301',
    name: 'Payslip month',
    asks: { en: 'The month of the payslip', he: 'חודש התלוש' },
    sample: { en: 'Last month', he: 'החודש האחרון' },
  },
  {
    fieldId: 'customfield_10302',
    name: 'Payslip line',
    asks: { en: 'The line that is wrong', he: 'השורה השגויה בתלוש' },
    sample: { en: 'Line 4', he: 'שורה 4' },
  },
  {
    fieldId: 'customfield_10303',
    name: 'Evidence',
    asks: { en: 'What shows the right amount', he: 'אסמכתה לסכום הנכון' },
    sample: { en: 'Hours report in the shared folder', he: 'דוח שעות בתיקייה המשותפת' },
  },
];

/** What procurement asks for with an expense. */
const EXPENSE_FORM: readonly FormField[] = [
  {
    fieldId: 'customfield_10304',
    name: 'Receipt',
    asks: { en: 'The receipt', he: 'קבלה' },
    sample: { en: 'Receipt in the shared folder', he: 'קבלה בתיקייה המשותפת' },
  },
  {
    fieldId: 'customfield_10305',
    name: 'Cost centre',
    asks: { en: 'The cost centre', he: 'מרכז עלות' },
    sample: { en: 'Field service', he: 'שירות שטח' },
  },
];

/** Fields of the portal form by process; the other processes ask for a summary only. */
export const FORMS: Readonly<Record<string, readonly FormField[]>> = {
  'payslip-fix': PAYSLIP_FORM,
  'expense-refund': EXPENSE_FORM,
};

/** The fields of a form filled in, but for the one that the requester forgot. */
export function filledForm(
  processId: string,
  filled: { readonly language: 'en' | 'he'; readonly without: number | null },
): Readonly<Record<string, string>> {
  const form = FORMS[processId] ?? [];
  const forgotten = filled.without === null ? null : filled.without % Math.max(1, form.length);
  return Object.fromEntries(
    form.flatMap(({ fieldId, sample }, index) => (index === forgotten ? [] : [[fieldId, sample[filled.language]]])),
  );
}

/** A contract as its page sends it, and who agreed on it. */
export interface AgreedContract {
  readonly processId: string;
  readonly projectId: string;
  readonly projectKey: DeskKey;
  readonly giver: string;
  readonly receiver: string;
  readonly content: object;
}

const AVI = { accountId: 'avi-cohen', name: { en: 'Avi Cohen, CFO', he: 'אבי כהן, סמנכ״ל הכספים' } };
const REVIEW = '2027-01-05';

const itemsOf = (form: readonly FormField[]): unknown =>
  form.map(({ asks, fieldId }) => ({ name: asks, source: { kind: 'field', fieldId } }));

export const PAYSLIP_CONTRACT: AgreedContract = {
  processId: 'payslip-fix',
  projectId: DESKS.PAY.id,
  projectKey: 'PAY',
  giver: 'ronit-levy',
  receiver: 'tamar-golan',
  content: {
    terms: {
      receiver: { en: 'field service, sales and customer service', he: 'שירות שטח, מכירות ושירות לקוחות' },
      service: {
        en: 'Mending payslips, asked for in the portal under "Payslip error".',
        he: 'תיקון תלושי שכר, בפנייה בפורטל תחת ״טעות בתלוש״.',
      },
      response: { amount: 4, unit: 'hours' },
      handling: { amount: 2, unit: 'days' },
      complete: itemsOf(PAYSLIP_FORM),
      format: {
        en: "One request for each payslip, on the portal's form; evidence as a link or a photo.",
        he: 'פנייה אחת לכל תלוש, בטופס שבפורטל; אסמכתה כקישור או כתמונה.',
      },
      noLonger: {
        en: 'Questions about pay by WhatsApp. They are kindly sent to the portal.',
        he: 'שאלות שכר בוואטסאפ. מפנים אותן בנעימות לפורטל.',
      },
      exception: {
        en: 'A salary that did not arrive is dealt with on the same day, by an advance where needed.',
        he: 'משכורת שלא הגיעה מטופלת באותו יום, ובמקדמה אם צריך.',
      },
      target: 4,
    },
    decider: AVI,
    isPublic: true,
    reviewOn: REVIEW,
  },
};

export const EXPENSE_CONTRACT: AgreedContract = {
  processId: 'expense-refund',
  projectId: DESKS.PROC.id,
  projectKey: 'PROC',
  giver: 'orly-dagan',
  receiver: 'tamar-golan',
  content: {
    terms: {
      receiver: { en: 'everybody who pays for the firm', he: 'כל מי שמשלמים עבור החברה' },
      service: {
        en: 'Approving expenses and paying them back, asked for in the portal under "Expense refund".',
        he: 'אישור הוצאות והחזרן, בפנייה בפורטל תחת ״החזר הוצאות״.',
      },
      response: { amount: 1, unit: 'days' },
      handling: { amount: 3, unit: 'days' },
      complete: itemsOf(EXPENSE_FORM),
      format: {
        en: "One request for each expense, on the portal's form, within a month of paying.",
        he: 'פנייה אחת לכל הוצאה, בטופס שבפורטל, בתוך חודש מיום התשלום.',
      },
      noLonger: { en: 'Paper receipts handed in at the end of the quarter.', he: 'קבלות נייר שנמסרות בסוף הרבעון.' },
      exception: {
        en: 'Above 2,000 ₪ the head of the department is asked first, within the same three days.',
        he: 'מעל 2,000 ₪ שואלים קודם את ראש המחלקה, בתוך אותם שלושה ימים.',
      },
      target: 4.2,
    },
    decider: AVI,
    isPublic: true,
    reviewOn: REVIEW,
  },
};
