/**
 * Little's law, L = λ·W: in a queue that neither fills nor empties, open requests = closes per unit of time × mean time a
 * request stays. Tells how long what is open will take at the pace of the desk. null when nothing is being closed.
 *
 * Source: J. D. C. Little (1961), Operations Research 9, 383–387.
 * @param open requests open now
 * @param closedPerDay closes a day
 * @returns days
 * @example daysToWorkOff(120, 30) // 4
 */
export const daysToWorkOff = (open: number, closedPerDay: number): number | null =>
  closedPerDay > 0 ? open / closedPerDay : null;
