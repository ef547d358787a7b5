import { z } from 'zod';
import { Epoch } from './epoch';

/** Acts that are written down. */
export const AuditKind = z.enum([
  'started',
  'settings-saved',
  'comment-opened',
  'person-exported',
  'person-erased',
  'data-exported',
  'data-imported',
  'forgotten',
  'incidents-imported',
  'source-emptied',
  'staff-saved',
  'history-asked',
  'ratings-asked',
]);
export type AuditKind = z.infer<typeof AuditKind>;

const Cursor = z.strictObject({ at: Epoch, id: z.string().min(1).max(64) });

/** `before`: where the last page ended; null begins with the newest. */
export const ReadAudit = z.strictObject({ before: Cursor.nullable() });
export type ReadAudit = z.infer<typeof ReadAudit>;

const AuditEntry = z
  .strictObject({
    id: z.string(),
    at: Epoch,
    kind: AuditKind,
    /** Display name; null: the app itself, or somebody who is not known any more. */
    by: z.string().nullable(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()])).readonly(),
  })
  .readonly();
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditView = z
  .strictObject({ entries: z.array(AuditEntry).readonly(), next: Cursor.nullable() })
  .readonly();
export type AuditView = z.infer<typeof AuditView>;
