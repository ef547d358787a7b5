/** Wrong at random, from one seed: what is set before each step that a person or the clock takes. */
export type FaultMix = Readonly<Record<string, unknown>>;

/** Five kinds of bad day, by the number of the seed. */
export const FAULT_KINDS = ['events', 'Jira', 'storage', 'queue and schedules', 'all, with kills'] as const;

export function faultKind(seed: number): (typeof FAULT_KINDS)[number] {
  return FAULT_KINDS[seed % FAULT_KINDS.length] ?? FAULT_KINDS[0];
}

/** Five kinds of bad day, each in four strengths. */
export function faultMix(seed: number): FaultMix {
  const strength = (1 + (seed % 4)) / 4;
  const often = 0.5 * strength;
  const seldom = 0.12 * strength;
  // A click takes a dozen statements: more than this, and hardly anybody would ever get through.
  const rarely = 0.03 * strength;
  const calls = { status429: seldom, status500: seldom, timeout: seldom };
  const mixes: Readonly<Record<(typeof FAULT_KINDS)[number], FaultMix>> = {
    events: { events: { drop: often, duplicate: often, delay: 'PT3M', reorder: often } },
    Jira: { jira: { ...calls, indexLag: 'PT30S', burstPerSecond: 4 }, slow: 'PT0.5S' },
    storage: {
      sql: { status429: rarely, status500: rarely, timeout: rarely, queryTimeout: rarely },
      kvs: { status429: often, status500: often, timeout: often },
    },
    'queue and schedules': {
      queue: { duplicate: often, delay: 'PT20M', status429: seldom, status500: seldom, timeout: seldom },
      schedules: { miss: often, duplicate: often, late: 'PT9M' },
    },
    'all, with kills': {
      events: { drop: seldom, duplicate: seldom, delay: 'PT1M' },
      jira: { status429: rarely, status500: rarely, timeout: rarely, indexLag: 'PT10S' },
      sql: { status500: rarely, timeout: rarely },
      queue: { duplicate: seldom, delay: 'PT5M' },
      schedules: { miss: seldom, duplicate: seldom, late: 'PT3M' },
      killAfterCall: 1 + (seed % 7),
    },
  };
  return mixes[faultKind(seed)];
}
