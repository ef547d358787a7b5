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
