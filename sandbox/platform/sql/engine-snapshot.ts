import { z } from 'zod';

/** Tables as either engine can make them again: DDL of MySQL, and rows as Forge sends them, in the order of the columns. */
export const engineSnapshotSchema = z.object({
  version: z.literal(1),
  tables: z.array(
    z.object({
      name: z.string(),
      ddl: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
    }),
  ),
});

export type EngineSnapshot = z.infer<typeof engineSnapshotSchema>;
