import { z } from 'zod';

/** Languages of every surface. */
export const Language = z.enum(['en', 'he']);
export type Language = z.infer<typeof Language>;

/** Experience score: the first click, 1 very poor … 5 very good. The XLA of a request. */
export const ExperienceScore = z.number().int().min(1).max(5);
export type ExperienceScore = z.infer<typeof ExperienceScore>;

/** Drivers: items on the 1–5 scale that explain the experience score at process level. */
export const Driver = z.enum(['ease', 'clarity', 'trust']);
export type Driver = z.infer<typeof Driver>;

/** Reason chips, in the order of the card. */
export const Reason = z.enum([
  'not-informed',
  'passed-around',
  'unclear-answer',
  'too-long',
  'asked-twice',
  'treatment',
  'not-solved',
]);
export type Reason = z.infer<typeof Reason>;

/** How an answer came about. Headline figures use invited answers. */
export const AnswerMode = z.enum(['invited', 'volunteered']);
export type AnswerMode = z.infer<typeof AnswerMode>;

/** Reading order of the scale when the answer was given. */
export const Direction = z.enum(['ltr', 'rtl']);
export type Direction = z.infer<typeof Direction>;

/** Who sees an answer, a setting of the process. `aggregate` leaves nothing on the issue. */
export const Visibility = z.enum(['team', 'managers', 'aggregate']);
export type Visibility = z.infer<typeof Visibility>;

/** XLA status of a request; `text` in {@link xlaStatusText} is what the custom field stores. */
export const XlaStatus = z.enum(['open', 'awaiting', 'met', 'missed', 'not-asked', 'not-rated']);
export type XlaStatus = z.infer<typeof XlaStatus>;

/** Why a close was not pushed; the share not asked is shown per desk. */
export const NotAskedReason = z.enum([
  'requester-is-agent',
  'requester-closed-it',
  'reporter-is-app',
  'no-reporter',
  'spam',
  'duplicate',
  'closed-by-automation',
  'not-meaningful',
  'sampled-out',
  'bulk-close',
  'contact-budget',
]);
export type NotAskedReason = z.infer<typeof NotAskedReason>;

/** Longest comment in Unicode code points, as the card counts them. */
export const COMMENT_LIMIT = 2000;

/** Why the app does nothing for a request now: nobody has started it, its project is switched off, the licence has lapsed. */
export const OffReason = z.enum(['not-started', 'paused', 'licence', 'hidden']);
export type OffReason = z.infer<typeof OffReason>;
