import { z } from 'zod';

/** A rule of the production policy that a page of the app broke. */
export interface Violation {
  readonly documentUri: string;
  readonly directive: string;
  readonly blockedUri: string;
  readonly sample: string;
}

/** Violations browsers reported, for a test to fail on. */
export interface Violations {
  /** @param body a browser's `application/csp-report` */
  record(body: string): void;
  all(): readonly Violation[];
}

const Report = z.object({
  'csp-report': z.object({
    'document-uri': z.string().default(''),
    'effective-directive': z.string().optional(),
    'violated-directive': z.string().default(''),
    'blocked-uri': z.string().default(''),
    'script-sample': z.string().default(''),
  }),
});

const KEPT = 1000;

export function createViolations(): Violations {
  const violations: Violation[] = [];
  return {
    record(body) {
      const report = Report.parse(JSON.parse(body))['csp-report'];
      if (violations.length >= KEPT) violations.shift();
      violations.push({
        documentUri: report['document-uri'],
        directive: report['effective-directive'] ?? report['violated-directive'],
        blockedUri: report['blocked-uri'],
        sample: report['script-sample'],
      });
    },
    all: () => [...violations],
  };
}
