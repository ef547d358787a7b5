/** A rule of the small desk that tells the assignee by mail and comment at any hour; each test says what is its own. */
export const SMALL_RULE = {
  id: 'told',
  name: 'Told',
  isOn: true,
  processId: null,
  metric: { id: 'customfield_10701', name: 'Time to first response' },
  thresholds: [{ kind: 'share', percent: 50 }, { kind: 'breach' }],
  condition: null,
  recipients: ['assignee'],
  secondLevel: null,
  workingHoursOnly: false,
  quietHours: null,
  digestAt: null,
  budgetPerDay: 50,
  channels: { mail: true, comment: true },
};
