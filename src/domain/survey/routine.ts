/** Work that is over before there is anything to feel about it, by the usual names of its request type. */
const ROUTINE =
  /(reset|forgot\w*|unlock\w*)\b.*\b(password|account)|password\b.*\breset|(איפוס|שחזור|שכחתי|שחרור).*(סיסמ|חשבון)/iu;

/** Whether a request type is routine, such as "Reset a password". */
export const isRoutine = (requestTypeName: string): boolean => ROUTINE.test(requestTypeName);
