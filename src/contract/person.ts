import { z } from 'zod';
import { AccountId } from './ids';

/** Everything stored about one person, to hand over to them. */
export const ExportPerson = z.strictObject({ accountId: AccountId });
export type ExportPerson = z.infer<typeof ExportPerson>;

/** Takes one person off everything. What figures count stays, under a name that leads nowhere. */
export const ErasePerson = z.strictObject({ accountId: AccountId });
export type ErasePerson = z.infer<typeof ErasePerson>;

/** A document for a person to read: instants are written out, tables and fields keep the words of the glossary. */
export const PersonExport = z
  .strictObject({
    format: z.literal('inward-person'),
    version: z.literal(1),
    exportedAt: z.string(),
    accountId: z.string(),
    /** Where the settings name this person. */
    settings: z.array(z.string()).readonly(),
    stored: z.record(z.string(), z.array(z.record(z.string(), z.unknown())).readonly()).readonly(),
  })
  .readonly();
export type PersonExport = z.infer<typeof PersonExport>;

export const Erased = z.strictObject({ requests: z.number().int().min(0) }).readonly();
export type Erased = z.infer<typeof Erased>;
