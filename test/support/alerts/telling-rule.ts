import type { AlertRule } from '../../../src/contract/alert-rules.ts';
import { DEFAULT_RULE } from '../../../src/domain/alerts/rules.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import type { StoredRule } from '../../../src/usecases/ports/alerts.ts';
import { PROJECT } from './alert-site.ts';

/** Messages a person gets in a day at most. */
export const BUDGET = 200;

/** The project's own rule: who works on a request and who leads the project are told by mail at any hour, and a comment says it. */
export const tellingRule = (more: Partial<AlertRule> = {}): StoredRule => ({
  rule: {
    ...DEFAULT_RULE,
    channels: { ...DEFAULT_RULE.channels, mail: true, comment: true },
    recipients: ['assignee', 'team-lead'],
    workingHoursOnly: false,
    budgetPerDay: BUDGET,
    ...more,
    projectId: PROJECT,
  },
  version: 1,
  since: toInstant(0),
  fault: null,
  savedBy: null,
  savedAt: toInstant(0),
});
