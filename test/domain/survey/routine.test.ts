import { expect, it } from 'vitest';
import { isRoutine } from '../../../src/domain/survey/routine.ts';

it.each(['Reset a password', 'Password reset', 'Forgot my password', 'Unlock account', 'איפוס סיסמה', 'שכחתי סיסמה'])(
  'takes "%s" for routine',
  (name) => expect(isRoutine(name)).toBe(true),
);

it.each(['Payslip error', 'Access to a system', 'Password manager licence', 'תיקון תלוש', 'מדיניות סיסמאות', ''])(
  'takes "%s" for worth a question',
  (name) => expect(isRoutine(name)).toBe(false),
);
