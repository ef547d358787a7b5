import type { Examined } from './examine.ts';
import { ROLES } from './row.ts';

/** One line an operation: what each role is answered, the documented errors met, those that cannot be met, and the reasons below. */
export const printTable = (examined: readonly Examined[]): string => {
  const reasons = [...new Set(examined.flatMap(({ never }) => Object.values(never)))];
  const width = Math.max(...examined.map(({ operation }) => operation.length));
  const roles = ROLES.map(({ role }) => role.padEnd(5).slice(0, 5)).join(' ');
  const lines = examined.map(({ operation, answers, documented, met, never, problems }) => {
    const statuses = documented.map((status) => {
      const reason = never[status];
      if (met.has(status)) return String(status);
      return reason === undefined ? `${status}!` : `${status}:${String.fromCodePoint(97 + reasons.indexOf(reason))}`;
    });
    const verdict = problems.length === 0 ? 'ok ' : 'NOT';
    return `${verdict} ${operation.padEnd(width)} ${answers.map((status) => String(status).padEnd(5)).join(' ')} ${statuses.join(' ')}`;
  });
  return [
    `    ${'operation'.padEnd(width)} ${roles} documented errors`,
    ...lines,
    ...reasons.map((reason, index) => `${String.fromCodePoint(97 + index)}: ${reason}`),
  ].join('\n');
};
