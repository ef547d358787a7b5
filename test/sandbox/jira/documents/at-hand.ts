import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Atlassian's OpenAPI documents, where they are at hand: in `INWARD_OPENAPI`, or beside the repository. They are not part of it. */
const folder = process.env['INWARD_OPENAPI'] ?? join(import.meta.dirname, '../../../../../shared/openapi');

export const FILES = ['jira-platform.swagger-v3.v3.json', 'jsm.swagger.v3.json'] as const;

export const placeOf = (file: (typeof FILES)[number]): string => resolve(folder, file);

const missing = FILES.filter((file) => !existsSync(placeOf(file)));

/** Why nothing can be compared with the documents; null when they are there. A comparison that is not made says so in its title. */
export const NO_DOCUMENTS: string | null =
  missing.length === 0 ? null : `no ${missing.join(' and no ')}: name their folder in INWARD_OPENAPI`;
