import type { Client } from 'jira.js/core';
import * as cloud from 'jira.js/cloud';
import * as desk from 'jira.js/serviceDesk';
import { WAITING } from '../conformance/scene.ts';
import type { ClientCall } from './call.ts';

const issueIdOrKey = 'PAY-1';

const textOf = (content: ArrayBuffer | ArrayBufferView): string => new TextDecoder().decode(content);

/** jira.js leaves out the header that the documents ask of this one form. */
const withToken = (client: Client): Client => ({
  sendRequest: (options) => client.sendRequest({ ...options, headers: { 'X-Atlassian-Token': 'no-check' } }),
});

const formWith = (text: string, name: string): FormData => {
  const form = new FormData();
  form.append('file', new Blob([text], { type: 'text/plain' }), name);
  return form;
};

/** Files of issues and of requests. */
export const attachmentCalls: readonly ClientCall[] = [
  {
    name: 'addAttachment',
    as: 'adi',
    call: (client) =>
      cloud.addAttachment(client, {
        issueIdOrKey,
        attachments: { filename: 'שכר.csv', content: new TextEncoder().encode('a;b') },
      }),
    gives: [{ id: '10003', filename: 'שכר.csv', size: 3 }],
  },
  {
    name: 'getAttachment',
    as: 'adi',
    call: (client) => cloud.getAttachment(client, { id: '10001' }),
    gives: { id: 10001, filename: 'letter.txt', mimeType: 'text/plain' },
  },
  {
    name: 'getAttachmentContent',
    as: 'adi',
    call: async (client) => textOf(await cloud.getAttachmentContent(client, { id: '10001' })),
    gives: 'All of it',
  },
  {
    name: 'getAttachmentMeta',
    as: 'dana',
    call: (client) => cloud.getAttachmentMeta(client),
    gives: { enabled: true, uploadLimit: 1_073_741_824 },
  },
  { name: 'removeAttachment', as: 'adi', call: (client) => cloud.removeAttachment(client, { id: '10001' }) },
  {
    name: 'attachTemporaryFile',
    as: 'dana',
    call: (client) =>
      desk.attachTemporaryFile(withToken(client), { serviceDeskId: '1', body: formWith('Line 5', 'five.txt') }),
    gives: { temporaryAttachments: [{ fileName: 'five.txt' }] },
  },
  {
    name: 'createCommentWithAttachment',
    as: 'dana',
    call: (client) =>
      desk.createCommentWithAttachment(client, {
        issueIdOrKey,
        temporaryAttachmentIds: [WAITING],
        public: true,
        additionalComment: { body: 'Here it is' },
      }),
    gives: { comment: { body: 'Here it is\n[^line.txt]' }, attachments: { values: [{ filename: 'line.txt' }] } },
  },
  {
    name: 'getAttachmentsForRequest',
    as: 'dana',
    call: (client) => desk.getAttachmentsForRequest(client, { issueIdOrKey, start: 0, limit: 50 }),
    gives: { size: 1, values: [{ filename: 'payslip.csv', size: 5 }] },
  },
  {
    name: 'getAttachmentContent',
    as: 'dana',
    call: async (client) => textOf(await desk.getAttachmentContent(client, { issueIdOrKey, attachmentId: 10002 })),
    gives: '4,200',
  },
  {
    name: 'getAttachmentThumbnail',
    as: 'adi',
    call: async (client) => textOf(await cloud.getAttachmentThumbnail(client, { id: '10001' })).slice(1, 4),
    gives: 'PNG',
  },
  {
    name: 'getAttachmentThumbnail',
    as: 'dana',
    call: async (client) =>
      textOf(await desk.getAttachmentThumbnail(client, { issueIdOrKey, attachmentId: 10002 })).slice(1, 4),
    gives: 'PNG',
  },
];
