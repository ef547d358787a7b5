import * as cloud from 'jira.js/cloud';
import { SCORE_KEY } from '../desk.ts';
import { type ClientCall, document } from './call.ts';

const issueIdOrKey = 'PAY-1';
const property = { issueIdOrKey, propertyKey: 'note' };
const commentProperty = { commentId: '10001', propertyKey: 'note' };
const inferAll = {
  inferClassificationDefaults: true,
  inferFieldDefaults: true,
  inferStatusDefaults: true,
  inferSubtaskTypeDefault: true,
};

/** Issues, their comments, properties, transitions and history. */
export const issueCalls: readonly ClientCall[] = [
  {
    name: 'getIssue',
    as: 'adi',
    call: (client) =>
      cloud.getIssue(client, { issueIdOrKey, expand: 'changelog,names,schema,renderedFields', properties: ['*all'] }),
    gives: { key: 'PAY-1', properties: { note: { text: 'x' } } },
  },
  {
    name: 'createIssue',
    as: 'adi',
    call: (client) =>
      cloud.createIssue(client, {
        fields: { project: { key: 'PAY' }, issuetype: { id: '10001' }, summary: 'New', description: document },
      }),
    gives: { key: 'PAY-4' },
  },
  {
    name: 'editIssue',
    as: 'adi',
    call: (client) => cloud.editIssue(client, { issueIdOrKey, fields: { summary: 'Changed' } }),
  },
  { name: 'deleteIssue', as: 'pola', call: (client) => cloud.deleteIssue(client, { issueIdOrKey }) },
  {
    name: 'bulkFetchIssues',
    as: 'adi',
    call: (client) => cloud.bulkFetchIssues(client, { issueIdsOrKeys: ['PAY-1', 'PAY-99'], fields: ['*all'] }),
    gives: { issues: [{ key: 'PAY-1' }], issueErrors: [{ id: 'PAY-99' }] },
  },
  {
    name: 'assignIssue',
    as: 'adi',
    call: (client) => cloud.assignIssue(client, { issueIdOrKey, accountId: 'adi' }),
  },
  {
    name: 'getTransitions',
    as: 'adi',
    call: (client) => cloud.getTransitions(client, { issueIdOrKey }),
    gives: { transitions: [{ name: 'Start work' }, { name: 'Ask the customer' }, { name: 'Resolve' }] },
  },
  {
    name: 'doTransition',
    as: 'adi',
    call: (client) =>
      cloud.doTransition(client, {
        issueIdOrKey,
        transition: { id: '31' },
        fields: { resolution: { name: 'Done' } },
        update: { comment: [{ add: { body: document } }] },
      }),
  },
  {
    name: 'getComments',
    as: 'adi',
    call: (client) => cloud.getComments(client, { issueIdOrKey, orderBy: '-created', expand: 'renderedBody' }),
    gives: {
      total: 3,
      comments: [
        { id: '10003', jsdPublic: true },
        { id: '10002', jsdPublic: false },
        { id: '10001', jsdPublic: true },
      ],
    },
  },
  {
    name: 'getComment',
    as: 'adi',
    call: (client) => cloud.getComment(client, { issueIdOrKey, id: '10001' }),
    gives: { author: { accountId: 'adi' } },
  },
  {
    name: 'addComment',
    as: 'adi',
    call: (client) =>
      cloud.addComment(client, {
        issueIdOrKey,
        body: document,
        properties: [{ key: 'sd.public.comment', value: { internal: true } }],
      }),
    gives: { jsdPublic: false },
  },
  {
    name: 'updateComment',
    as: 'adi',
    call: (client) => cloud.updateComment(client, { issueIdOrKey, id: '10001', body: { body: document } }),
    gives: { id: '10001' },
  },
  { name: 'deleteComment', as: 'adi', call: (client) => cloud.deleteComment(client, { issueIdOrKey, id: '10001' }) },
  {
    name: 'getCommentsByIds',
    as: 'adi',
    call: (client) => cloud.getCommentsByIds(client, { ids: [10001] }),
    gives: { values: [{ id: '10001' }] },
  },
  {
    name: 'getCommentPropertyKeys',
    as: 'adi',
    call: (client) => cloud.getCommentPropertyKeys(client, { commentId: '10001' }),
    gives: { keys: [{ key: 'sd.public.comment' }, { key: 'note' }] },
  },
  {
    name: 'getCommentProperty',
    as: 'adi',
    call: (client) => cloud.getCommentProperty(client, commentProperty),
    gives: { value: { text: 'x' } },
  },
  {
    name: 'setCommentProperty',
    as: 'adi',
    call: (client) => cloud.setCommentProperty(client, { ...commentProperty, body: { text: 'y' } }),
  },
  { name: 'deleteCommentProperty', as: 'adi', call: (client) => cloud.deleteCommentProperty(client, commentProperty) },
  {
    name: 'getIssuePropertyKeys',
    as: 'adi',
    call: (client) => cloud.getIssuePropertyKeys(client, { issueIdOrKey }),
    gives: { keys: [{ key: 'request.channel.type' }, { key: 'note' }] },
  },
  {
    name: 'getIssueProperty',
    as: 'adi',
    call: (client) => cloud.getIssueProperty(client, property),
    gives: { key: 'note', value: { text: 'x' } },
  },
  {
    name: 'setIssueProperty',
    as: 'adi',
    call: (client) => cloud.setIssueProperty(client, { ...property, body: { text: 'y' } }),
  },
  { name: 'deleteIssueProperty', as: 'adi', call: (client) => cloud.deleteIssueProperty(client, property) },
  {
    name: 'getChangeLogs',
    as: 'adi',
    call: (client) => cloud.getChangeLogs(client, { issueIdOrKey: 'PAY-2' }),
    gives: { total: 2, values: [{ items: [{ field: 'status' }, { field: 'resolution' }] }, {}] },
  },
  {
    name: 'getBulkChangelogs',
    as: 'adi',
    call: (client) => cloud.getBulkChangelogs(client, { issueIdsOrKeys: ['PAY-1', 'PAY-2'], fieldIds: ['status'] }),
    gives: { issueChangeLogs: [{ issueId: '10002' }] },
  },
  {
    name: 'notify',
    as: 'adi',
    call: (client) =>
      cloud.notify(client, {
        issueIdOrKey,
        subject: 'Look',
        textBody: 'Please',
        to: { users: [{ accountId: 'pola' }] },
      }),
  },
  {
    name: 'linkIssues',
    as: 'adi',
    call: (client) =>
      cloud.linkIssues(client, {
        type: { name: 'Duplicate' },
        inwardIssue: { key: 'PAY-1' },
        outwardIssue: { key: 'PAY-2' },
      }),
  },
  {
    name: 'submitBulkMove',
    as: 'amit',
    call: (client) =>
      cloud.submitBulkMove(client, {
        targetToSourcesMapping: { 'IT,10002': { issueIdsOrKeys: ['PAY-1'], ...inferAll } },
      }),
    gives: { taskId: 'MTAwMDE' },
  },
  {
    name: 'getBulkOperationProgress',
    as: 'amit',
    call: (client) => cloud.getBulkOperationProgress(client, { taskId: 'MTAwMDE' }),
    gives: { status: 'COMPLETE' },
  },
  {
    name: 'updateMultipleCustomFieldValues',
    as: 'app',
    call: (client) =>
      cloud.updateMultipleCustomFieldValues(client, {
        updates: [{ customField: SCORE_KEY, issueIds: [10001], value: 4 }],
      }),
  },
  {
    name: 'updateCustomFieldValue',
    as: 'app',
    call: (client) =>
      cloud.updateCustomFieldValue(client, { fieldIdOrKey: SCORE_KEY, updates: [{ issueIds: [10001], value: 4 }] }),
  },
];
