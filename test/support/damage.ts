/** Columns as no release would have written them, by table: broken JSON, JSON of another shape, an unknown word, a wrong type. */
export const DAMAGE: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  requests: [{ segments: 'not json' }, { outcome: 'shrugged' }, { created_at: 'yesterday' }],
  invitations: [{ withdrawn_why: 'lost' }, { driver_item: 'mood' }, { probability: 'likely' }],
  answers: [{ item: 'mood' }, { mode: 'forced' }, { direction: 'up' }],
  cells: [{ histograms: '[[1],[],[]]' }, { scope: 'planet' }, { closed: 'many' }, { tally: '{' }],
  releases: [
    { scope: 'project', measure: 'charm' },
    { scope: 'site', measure: 'experience', figure: '{"figure":' },
  ],
  names: [{ kind: 'planet' }, { project_id: 'HELP' }],
  contracts: [{ terms: '{"clauses":1}' }, { decider_name: 'Ben' }, { giving_at: 'soon' }],
  follow_ups: [{ outcome: 'shrugged' }, { cause: 'weather' }, { state: 'lost' }],
  asks: [{ state: 'shouted' }, { asked_at: null }],
  alerts: [{ rules: '[["a"]' }, { rules: '{}' }, { kind: 'odd' }, { goal_ms: '123456789012345678' }],
  alert_rules: [{ document: '{' }, { document: '{}' }, { version: 'first' }],
  detector_rules: [{ document: '[]' }, { document: '{"silent":1}' }],
  // Alone a kind that nobody knows is no damage: another release may have written it.
  audit: [{ detail: '[1' }, { detail: '[1]' }, { kind: 'miracle', detail: '{' }],
  incident_sources: [{ reading: '{}' }, { faults: '[[1,"colour","odd"]]' }, { file_rows: 'all' }],
  staff_months: [{ month: 'Sept' }, { headcount: -1 }],
  native_ratings: [{ department_source: 'Sales' }, { rating: 'good' }],
};
