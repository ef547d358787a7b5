/** The four desks, what can be asked of them, and how their requests usually go. Times are working hours. */
export type DeskKey = 'PAY' | 'HR' | 'IT' | 'PROC';

export interface ProcessTraffic {
  readonly id: string;
  readonly desk: DeskKey;
  readonly requestType: { readonly id: string; readonly name: string; readonly description: string };
  readonly name: { readonly en: string; readonly he: string };
  /** Requests a month; payroll requests crowd on days 9–14. */
  readonly monthly: number;
  readonly peak: boolean;
  /** Medians in working hours; the spread is log-normal. */
  readonly replyHours: number;
  readonly solveHours: number;
  readonly spread: number;
  /** Shares of requests, 0–1. */
  readonly asksBack: number;
  readonly reopened: number;
  readonly declined: number;
  readonly answered: number;
  /** Mean experience score when nothing goes wrong, 1–5. */
  readonly mood: number;
  readonly ease: number;
  readonly reasons: readonly string[];
  /** Goals in working hours. */
  readonly goals: { readonly reply: number; readonly solve: number };
  readonly target: number;
  readonly visibility: 'team' | 'managers' | 'aggregate';
  readonly subjects: { readonly he: readonly string[]; readonly en: readonly string[] };
}

export const DESKS: Readonly<
  Record<
    DeskKey,
    {
      readonly id: string;
      readonly serviceDeskId: string;
      readonly name: string;
      readonly team: { en: string; he: string };
    }
  >
> = {
  PAY: { id: '10100', serviceDeskId: '1', name: 'Payroll', team: { en: 'payroll', he: 'השכר' } },
  HR: { id: '10200', serviceDeskId: '2', name: 'People (HR)', team: { en: 'HR', he: 'משאבי האנוש' } },
  IT: { id: '10300', serviceDeskId: '3', name: 'IT', team: { en: 'IT', he: 'מערכות המידע' } },
  PROC: { id: '10400', serviceDeskId: '4', name: 'Procurement', team: { en: 'procurement', he: 'הרכש' } },
};

const usual = {
  peak: false,
  replyHours: 1.5,
  solveHours: 9,
  spread: 0.7,
  asksBack: 0.25,
  reopened: 0.04,
  declined: 0.03,
  answered: 0.42,
  mood: 4,
  ease: 3.9,
  reasons: ['too-long', 'not-informed', 'unclear-answer'],
  goals: { reply: 4, solve: 27 },
  target: 4,
  visibility: 'team',
} as const;

export const PROCESSES: readonly ProcessTraffic[] = [
  {
    ...usual,
    id: 'payslip-fix',
    desk: 'PAY',
    monthly: 24,
    peak: true,
    solveHours: 14,
    asksBack: 0.45,
    reopened: 0.08,
    mood: 3.6,
    ease: 3.2,
    reasons: ['asked-twice', 'too-long', 'unclear-answer', 'passed-around'],
    goals: { reply: 4, solve: 18 },
    requestType: { id: '1001', name: 'Payslip error', description: 'Something on your payslip is wrong or missing' },
    name: { en: 'Payslip fix', he: 'תיקון תלוש' },
    subjects: {
      he: ['שעות נוספות חסרות בתלוש', 'נסיעות לא שולמו', 'ניכוי שלא ברור לי', 'חסר בונוס בתלוש'],
      en: ['Overtime missing on my payslip', 'Travel was not paid'],
    },
  },
  {
    ...usual,
    id: 'hours-report',
    desk: 'PAY',
    monthly: 18,
    peak: true,
    solveHours: 6,
    mood: 4,
    requestType: { id: '1002', name: 'Hours report', description: 'Correct or complete your hours report' },
    name: { en: 'Hours report', he: 'דיווח שעות' },
    subjects: {
      he: ['שכחתי להחתים יציאה', 'תיקון דוח שעות', 'יום מילואים לא סומן'],
      en: ['Forgot to clock out', 'Correct my hours report'],
    },
  },
  {
    ...usual,
    id: 'form-101',
    desk: 'PAY',
    monthly: 8,
    solveHours: 8,
    mood: 4.1,
    requestType: { id: '1003', name: 'Form 101', description: 'Tax form for the year' },
    name: { en: 'Form 101', he: 'טופס 101' },
    subjects: { he: ['עדכון טופס 101', 'תיאום מס'], en: ['Update my form 101'] },
  },
  {
    ...usual,
    id: 'pay-confirmation',
    desk: 'PAY',
    monthly: 14,
    solveHours: 4,
    asksBack: 0.1,
    mood: 4.5,
    ease: 4.5,
    requestType: {
      id: '1004',
      name: 'Pay confirmation',
      description: 'A letter about your pay, for a bank or an authority',
    },
    name: { en: 'Pay confirmation', he: 'אישור שכר' },
    subjects: { he: ['אישור שכר למשכנתה', 'אישור העסקה'], en: ['Pay confirmation for my bank'] },
  },
  {
    ...usual,
    id: 'leave',
    desk: 'HR',
    monthly: 16,
    solveHours: 7,
    declined: 0.1,
    mood: 4.2,
    visibility: 'aggregate',
    requestType: { id: '2001', name: 'Leave', description: 'Ask for leave' },
    name: { en: 'Leave', he: 'חופשה' },
    subjects: { he: ['בקשת חופשה באוגוסט', 'חופשה ללא תשלום', 'חופשת לידה'], en: ['Annual leave in August'] },
  },
  {
    ...usual,
    id: 'onboarding',
    desk: 'HR',
    monthly: 4,
    solveHours: 22,
    spread: 0.6,
    mood: 3.7,
    goals: { reply: 9, solve: 45 },
    visibility: 'aggregate',
    requestType: { id: '2002', name: 'Onboarding', description: 'A new colleague starts' },
    name: { en: 'Onboarding', he: 'קליטת עובדים' },
    subjects: { he: ['קליטת טכנאי חדש', 'קליטת נציגת שירות'], en: ['New colleague in sales'] },
  },
  {
    ...usual,
    id: 'role-change',
    desk: 'HR',
    monthly: 4,
    solveHours: 24,
    mood: 3.6,
    goals: { reply: 9, solve: 45 },
    visibility: 'aggregate',
    requestType: { id: '2003', name: 'Role change', description: 'Move to another role or unit' },
    name: { en: 'Role change', he: 'שינוי תפקיד' },
    subjects: { he: ['מעבר לתפקיד ראש צוות', 'מעבר מחלקה'], en: ['Move to another team'] },
  },
  {
    ...usual,
    id: 'reserve-pay',
    desk: 'HR',
    monthly: 9,
    solveHours: 20,
    asksBack: 0.5,
    mood: 3.3,
    ease: 2.9,
    goals: { reply: 9, solve: 45 },
    visibility: 'aggregate',
    requestType: { id: '2004', name: 'Reserve-duty pay', description: 'Pay for days of reserve duty' },
    name: { en: 'Reserve-duty pay', he: 'תשלום מילואים' },
    subjects: { he: ['תגמולי מילואים לא הגיעו', 'אישור 3010'], en: ['Reserve-duty pay has not arrived'] },
  },
  {
    ...usual,
    id: 'it-access',
    desk: 'IT',
    monthly: 26,
    replyHours: 1,
    solveHours: 3,
    spread: 0.5,
    asksBack: 0.1,
    reopened: 0.03,
    mood: 2.7,
    ease: 2.4,
    answered: 0.5,
    reasons: ['not-solved', 'not-solved', 'not-solved', 'unclear-answer', 'asked-twice'],
    goals: { reply: 4, solve: 9 },
    requestType: { id: '3001', name: 'Access', description: 'Access to a system, a folder or a mailbox' },
    name: { en: 'IT access', he: 'הרשאות גישה' },
    subjects: {
      he: ['אין לי גישה לתיקיית הפרויקט', 'הרשאה למערכת המעליות', 'איפוס גישה לאפליקציה', 'גישה לדוחות'],
      en: ['No access to the project folder', 'Access to the reports'],
    },
  },
  {
    ...usual,
    id: 'equipment',
    desk: 'IT',
    monthly: 12,
    solveHours: 16,
    mood: 4.1,
    requestType: { id: '3002', name: 'Equipment', description: 'A laptop, a phone, a tool' },
    name: { en: 'Equipment', he: 'ציוד' },
    subjects: { he: ['טלפון נשבר באתר', 'מטען למחשב', 'מסך נוסף'], en: ['A second screen'] },
  },
  {
    ...usual,
    id: 'it-fault',
    desk: 'IT',
    monthly: 16,
    replyHours: 1.5,
    solveHours: 6,
    reopened: 0.07,
    mood: 3.9,
    requestType: { id: '3003', name: 'Fault', description: 'Something does not work' },
    name: { en: 'IT fault', he: 'תקלה' },
    subjects: { he: ['המדפסת לא מגיבה', 'האפליקציה קורסת בשטח', 'אין רשת במחסן'], en: ['The app crashes on site'] },
  },
  {
    ...usual,
    id: 'purchase',
    desk: 'PROC',
    monthly: 9,
    solveHours: 24,
    asksBack: 0.35,
    declined: 0.08,
    mood: 3.7,
    goals: { reply: 9, solve: 45 },
    requestType: { id: '4001', name: 'Purchase', description: 'Buy goods or a service' },
    name: { en: 'Purchase', he: 'רכש' },
    subjects: { he: ['רכישת ציוד בטיחות', 'הזמנת חלקי חילוף', 'חידוש רישיון'], en: ['Renew a licence'] },
  },
  {
    ...usual,
    id: 'expense-refund',
    desk: 'PROC',
    monthly: 12,
    solveHours: 15,
    asksBack: 0.4,
    declined: 0.06,
    mood: 3.5,
    ease: 3.1,
    target: 4.2,
    goals: { reply: 9, solve: 27 },
    reasons: ['asked-twice', 'too-long', 'not-informed'],
    requestType: { id: '4002', name: 'Expense refund', description: 'Get back what you paid for the firm' },
    name: { en: 'Expense approval', he: 'אישור הוצאות' },
    subjects: {
      he: ['החזר דלק', 'החזר חניה באתר', 'ארוחה עם לקוח'],
      en: ['Refund for parking', 'Dinner with a customer'],
    },
  },
  {
    ...usual,
    id: 'new-supplier',
    desk: 'PROC',
    monthly: 3,
    solveHours: 36,
    mood: 3.4,
    goals: { reply: 9, solve: 63 },
    requestType: { id: '4003', name: 'New supplier', description: 'Open a supplier' },
    name: { en: 'New supplier', he: 'ספק חדש' },
    subjects: { he: ['פתיחת ספק כבלים', 'פתיחת ספק צביעה'], en: ['Open a new supplier'] },
  },
];
