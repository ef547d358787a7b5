/** The actions that have this form, as the manifest calls them. */
const ACTIONS = ['check-risk', 'ask-for-rating', 'open-follow-up'] as const;

/** Which action the form stands in; null for one it does not know. */
export const actionOf = (moduleKey: string): (typeof ACTIONS)[number] | null =>
  ACTIONS.find((action) => action === moduleKey) ?? null;

/** True for a key, `PAY-118`, and for a text with a smart value, `{{issue.key}}`, of which a key may come. */
export const isKey = (text: string): boolean =>
  /^[A-Z][A-Z0-9_]{0,30}-\d{1,12}$/.test(text.trim()) || /\{\{[^{}]+\}\}/.test(text);
