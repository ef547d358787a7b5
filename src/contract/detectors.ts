import { z } from 'zod';

/** What can be wrong with an open request besides its clocks; a detector finds each of them. */
export const DetectorName = z.enum(['silent', 'bouncing', 'unowned', 'incomplete', 'reopened']);
export type DetectorName = z.infer<typeof DetectorName>;

const isOn = z.boolean();
const Times = z.number().int().min(1).max(20);

/** The detectors of a project: which of them look, and from when on each says that something is wrong. */
export const DetectorRules = z.strictObject({
  /** Its requester has heard nothing in public for so many working days. */
  silent: z.strictObject({ isOn, days: z.number().int().min(1).max(60) }),
  /** It went from one person to another so often. */
  bouncing: z.strictObject({ isOn, times: Times }),
  /** Nobody has had it for so many working hours. */
  unowned: z.strictObject({ isOn, hours: z.number().int().min(1).max(400) }),
  /** Something is missing that its contract asks for. */
  incomplete: z.strictObject({ isOn }),
  /** It came back so often. */
  reopened: z.strictObject({ isOn, times: Times }),
});
export type DetectorRules = z.infer<typeof DetectorRules>;

/** `version` is the one that was read, 0 while nobody of the project has saved; another in the store is a STALE_SAVE. */
export const SaveDetectors = z.strictObject({ version: z.number().int().min(0), rules: DetectorRules });
export type SaveDetectors = z.infer<typeof SaveDetectors>;

/** The detectors of a project as its page shows them. */
export const ShownDetectors = z.strictObject({ rules: DetectorRules, version: z.number() }).readonly();
export type ShownDetectors = z.infer<typeof ShownDetectors>;
