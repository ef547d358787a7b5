import * as desk from 'jira.js/serviceDesk';
import type { ClientCall } from './call.ts';

const serviceDeskId = '1';
const issueIdOrKey = 'PAY-1';
const property = { organizationId: '7', propertyKey: 'note' };

/** The service desk's own API. */
export const deskCalls: readonly ClientCall[] = [
  { name: 'getInfo', as: 'dana', call: (client) => desk.getInfo(client), gives: { isLicensedForUse: true } },
  {
    name: 'getServiceDesks',
    as: 'dana',
    call: (client) => desk.getServiceDesks(client, { limit: 1 }),
    gives: { isLastPage: false, values: [{ projectKey: 'PAY' }] },
  },
  {
    name: 'getServiceDeskById',
    as: 'dana',
    call: (client) => desk.getServiceDeskById(client, { serviceDeskId }),
    gives: { projectKey: 'PAY' },
  },
  {
    name: 'getRequestTypes',
    as: 'dana',
    call: (client) => desk.getRequestTypes(client, { serviceDeskId, searchQuery: 'hours' }),
    gives: { values: [{ name: 'Hours report' }] },
  },
  {
    name: 'getRequestTypeById',
    as: 'dana',
    call: (client) => desk.getRequestTypeById(client, { serviceDeskId, requestTypeId: '101' }),
    gives: { name: 'Payslip error' },
  },
  {
    name: 'getRequestTypeFields',
    as: 'dana',
    call: (client) => desk.getRequestTypeFields(client, { serviceDeskId, requestTypeId: 101 }),
    gives: { requestTypeFields: [{ fieldId: 'summary' }, { fieldId: 'description' }, { name: 'Department' }] },
  },
  {
    name: 'getRequestTypeGroups',
    as: 'dana',
    call: (client) => desk.getRequestTypeGroups(client, { serviceDeskId }),
    gives: { size: 0 },
  },
  {
    name: 'getQueues',
    as: 'adi',
    call: (client) => desk.getQueues(client, { serviceDeskId, includeCount: true }),
    gives: { values: [{ name: 'All open', issueCount: 1 }] },
  },
  {
    name: 'getQueue',
    as: 'adi',
    call: (client) => desk.getQueue(client, { serviceDeskId, queueId: 1 }),
    gives: { name: 'All open' },
  },
  {
    name: 'getIssuesInQueue',
    as: 'adi',
    call: (client) => desk.getIssuesInQueue(client, { serviceDeskId, queueId: 1 }),
    gives: { values: [{ key: 'PAY-1' }] },
  },
  {
    name: 'addCustomers',
    as: 'amit',
    call: (client) => desk.addCustomers(client, { serviceDeskId: '2', accountIds: ['noa'] }),
  },
  {
    name: 'createCustomer',
    as: 'amit',
    call: (client) => desk.createCustomer(client, { email: 'new@example.com', displayName: 'New' }),
    gives: { displayName: 'New' },
  },
  {
    name: 'getOrganizations',
    as: 'dana',
    call: (client) => desk.getOrganizations(client, {}),
    gives: { values: [{ name: 'Field technicians' }] },
  },
  {
    name: 'createOrganization',
    as: 'adi',
    call: (client) => desk.createOrganization(client, { name: 'Drivers' }),
    gives: { id: '9' },
  },
  {
    name: 'getOrganization',
    as: 'adi',
    call: (client) => desk.getOrganization(client, { organizationId: 7 }),
    gives: { name: 'Field technicians' },
  },
  { name: 'deleteOrganization', as: 'amit', call: (client) => desk.deleteOrganization(client, { organizationId: 7 }) },
  {
    name: 'getUsersInOrganization',
    as: 'adi',
    call: (client) => desk.getUsersInOrganization(client, { organizationId: 7 }),
    gives: { values: [{ accountId: 'dana' }, { accountId: 'moti' }] },
  },
  {
    name: 'addUsersToOrganization',
    as: 'adi',
    call: (client) => desk.addUsersToOrganization(client, { organizationId: 7, body: { accountIds: ['rina'] } }),
  },
  {
    name: 'removeUsersFromOrganization',
    as: 'adi',
    call: (client) => desk.removeUsersFromOrganization(client, { organizationId: 7, body: { accountIds: ['moti'] } }),
  },
  {
    name: 'getServiceDeskOrganizations',
    as: 'adi',
    call: (client) => desk.getServiceDeskOrganizations(client, { serviceDeskId }),
    gives: { values: [{ name: 'Field technicians' }, { name: 'Sales' }] },
  },
  {
    name: 'addOrganization',
    as: 'adi',
    call: async (client) => {
      // A desk is open to every organization until one is taken away.
      await desk.removeOrganization(client, { serviceDeskId, body: { organizationId: 8 } });
      return desk.addOrganization(client, { serviceDeskId, body: { organizationId: 8 } });
    },
  },
  {
    name: 'removeOrganization',
    as: 'adi',
    call: (client) => desk.removeOrganization(client, { serviceDeskId, body: { organizationId: 8 } }),
  },
  {
    name: 'getPropertiesKeys',
    as: 'adi',
    call: (client) => desk.getPropertiesKeys(client, { organizationId: '7' }),
    gives: { keys: [{ key: 'note' }] },
  },
  {
    name: 'getProperty',
    as: 'adi',
    call: (client) => desk.getProperty(client, property),
    gives: { value: { text: 'x' } },
  },
  {
    name: 'setProperty',
    as: 'adi',
    call: (client) => desk.setProperty(client, { ...property, body: { text: 'y' } }),
  },
  { name: 'deleteProperty', as: 'adi', call: (client) => desk.deleteProperty(client, property) },
  {
    name: 'createCustomerRequest',
    as: 'dana',
    call: (client) =>
      desk.createCustomerRequest(client, {
        serviceDeskId,
        requestTypeId: '101',
        requestFieldValues: { summary: 'New', description: 'One line' },
        requestParticipants: ['moti'],
      }),
    gives: { issueKey: 'PAY-4', currentStatus: { status: 'Waiting for support' } },
  },
  {
    name: 'getCustomerRequests',
    as: 'dana',
    call: (client) =>
      desk.getCustomerRequests(client, { requestOwnership: ['OWNED_REQUESTS'], requestStatus: 'CLOSED_REQUESTS' }),
    gives: { values: [{ issueKey: 'PAY-2' }] },
  },
  {
    name: 'getCustomerRequestByIdOrKey',
    as: 'adi',
    call: (client) =>
      desk.getCustomerRequestByIdOrKey(client, {
        issueIdOrKey,
        expand: ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment', 'action', 'comment'],
      }),
    gives: { issueKey: 'PAY-1', sla: { size: 2 }, comments: { size: 3 }, participants: { size: 1 } },
  },
  {
    name: 'getCustomerRequestStatus',
    as: 'dana',
    call: (client) => desk.getCustomerRequestStatus(client, { issueIdOrKey: 'PAY-2' }),
    gives: { values: [{ status: 'Resolved' }, { status: 'Waiting for support' }] },
  },
  {
    name: 'getSlaInformation',
    as: 'adi',
    call: (client) => desk.getSlaInformation(client, { issueIdOrKey: 'PAY-2' }),
    gives: { values: [{ name: 'Time to resolution' }, { name: 'Time to first response' }] },
  },
  {
    name: 'getSlaInformationById',
    as: 'adi',
    call: (client) => desk.getSlaInformationById(client, { issueIdOrKey, slaMetricId: 1 }),
    gives: { name: 'Time to resolution', ongoingCycle: { breached: false, paused: false } },
  },
  {
    name: 'getRequestComments',
    as: 'dana',
    call: (client) => desk.getRequestComments(client, { issueIdOrKey }),
    gives: { values: [{ body: 'Hello', public: true }, { body: '[^payslip.csv]' }] },
  },
  {
    name: 'getRequestCommentById',
    as: 'dana',
    call: (client) => desk.getRequestCommentById(client, { issueIdOrKey, commentId: 10001 }),
    gives: { body: 'Hello' },
  },
  {
    name: 'createRequestComment',
    as: 'dana',
    call: (client) => desk.createRequestComment(client, { issueIdOrKey, body: 'Thanks', public: true }),
    gives: { body: 'Thanks', author: { accountId: 'dana' } },
  },
  {
    name: 'getCustomerTransitions',
    as: 'dana',
    call: (client) => desk.getCustomerTransitions(client, { issueIdOrKey }),
    gives: { values: [{ id: '31', name: 'Resolve' }] },
  },
  {
    name: 'performCustomerTransition',
    as: 'dana',
    call: (client) =>
      desk.performCustomerTransition(client, { issueIdOrKey, id: '31', additionalComment: { body: 'Found it' } }),
  },
  {
    name: 'getRequestParticipants',
    as: 'dana',
    call: (client) => desk.getRequestParticipants(client, { issueIdOrKey }),
    gives: { values: [{ accountId: 'rina' }] },
  },
  {
    name: 'addRequestParticipants',
    as: 'dana',
    call: (client) => desk.addRequestParticipants(client, { issueIdOrKey, accountIds: ['moti'] }),
    gives: { values: [{ accountId: 'rina' }, { accountId: 'moti' }] },
  },
  {
    name: 'removeRequestParticipants',
    as: 'dana',
    call: (client) => desk.removeRequestParticipants(client, { issueIdOrKey, accountIds: ['rina'] }),
    gives: { size: 0 },
  },
  {
    name: 'getSubscriptionStatus',
    as: 'dana',
    call: (client) => desk.getSubscriptionStatus(client, { issueIdOrKey }),
    gives: { subscribed: true },
  },
  { name: 'subscribe', as: 'dana', call: (client) => desk.subscribe(client, { issueIdOrKey }) },
  { name: 'unsubscribe', as: 'dana', call: (client) => desk.unsubscribe(client, { issueIdOrKey }) },
];
