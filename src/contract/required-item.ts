import { z } from 'zod';

/** A name or a sentence in both languages of the product. One of the two may be empty; the other then stands for both. */
export const Wording = z.strictObject({ en: z.string(), he: z.string() });
export type Wording = z.infer<typeof Wording>;

/** Where a complete request shows that it has an item: in a field of the request, or in any attachment. */
export const ItemSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), fieldId: z.string().regex(/^[A-Za-z0-9_-]{1,120}$/) }),
  z.strictObject({ kind: z.literal('attachment') }),
]);
export type ItemSource = z.infer<typeof ItemSource>;

/** One thing that a complete request has: the month, the line of the payslip, the evidence. */
export const RequiredItem = z.strictObject({ name: Wording, source: ItemSource });
export type RequiredItem = z.infer<typeof RequiredItem>;
