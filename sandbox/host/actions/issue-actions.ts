import { z } from 'zod';
import type { Answer, Page } from '../page.ts';
import { segment } from '../rest.ts';
import { CustomerRequest, RequestTypeFields } from '../shapes.ts';

/** What people do on an issue and on a portal request. Each is one REST call as that person. */
export type Act = (page: Page, form: URLSearchParams) => Promise<Answer>;

const field = (form: URLSearchParams, name: string): string => form.get(name) ?? '';

const back = (to: string): Answer => ({ kind: 'redirect', to });

export const transitionIssue =
  (key: string): Act =>
  async ({ rest }, form) => {
    await rest.send('POST', `/rest/api/3/issue/${segment(key)}/transitions`, {
      transition: { id: field(form, 'transition') },
    });
    return back(`/browse/${key}`);
  };

/** An empty account takes the assignee away. */
export const assignIssue =
  (key: string): Act =>
  async ({ rest }, form) => {
    const accountId = field(form, 'accountId');
    await rest.send('PUT', `/rest/api/3/issue/${segment(key)}/assignee`, {
      accountId: accountId === '' ? null : accountId,
    });
    return back(`/browse/${key}`);
  };

export const commentIssue =
  (key: string): Act =>
  async ({ rest }, form) => {
    await rest.send('POST', `/rest/servicedeskapi/request/${segment(key)}/comment`, {
      body: field(form, 'body'),
      public: field(form, 'public') === 'true',
    });
    return back(`/browse/${key}`);
  };

async function portalAddress({ rest }: Page, key: string): Promise<string> {
  const { serviceDeskId } = await rest.get(`/rest/servicedeskapi/request/${segment(key)}`, CustomerRequest);
  return `/servicedesk/customer/portal/${serviceDeskId}/${key}`;
}

export const commentRequest =
  (key: string): Act =>
  async (page, form) => {
    await page.rest.send('POST', `/rest/servicedeskapi/request/${segment(key)}/comment`, {
      body: field(form, 'body'),
      public: true,
    });
    return back(await portalAddress(page, key));
  };

/** Files that were uploaded before, by the ids they wait under. */
export const attachToRequest =
  (key: string): Act =>
  async (page, form) => {
    await page.rest.send('POST', `/rest/servicedeskapi/request/${segment(key)}/attachment`, {
      temporaryAttachmentIds: form.getAll('attachment'),
      public: true,
    });
    return back(await portalAddress(page, key));
  };

export const transitionRequest =
  (key: string): Act =>
  async (page, form) => {
    await page.rest.send('POST', `/rest/servicedeskapi/request/${segment(key)}/transition`, {
      id: field(form, 'transition'),
    });
    return back(await portalAddress(page, key));
  };

const Created = z.object({ issueKey: z.string() });

/** How a form's text becomes the value Jira wants, by the field's schema. */
function valueOf(type: string, text: string): unknown {
  if (type === 'number') return Number(text);
  if (type === 'option' || type === 'priority') return { id: text };
  if (type === 'user') return { accountId: text };
  return text;
}

export const createRequest =
  (deskId: string, typeId: string): Act =>
  async ({ rest }, form) => {
    const { requestTypeFields } = await rest.get(
      `/rest/servicedeskapi/servicedesk/${segment(deskId)}/requesttype/${segment(typeId)}/field`,
      RequestTypeFields,
    );
    const filled = requestTypeFields.filter(({ fieldId }) => field(form, fieldId) !== '');
    const requestFieldValues = Object.fromEntries(
      filled.map(({ fieldId, jiraSchema }) => [
        fieldId,
        fieldId === 'attachment' ? form.getAll(fieldId) : valueOf(jiraSchema.type, field(form, fieldId)),
      ]),
    );
    const { issueKey } = Created.parse(
      await rest.send('POST', '/rest/servicedeskapi/request', {
        serviceDeskId: deskId,
        requestTypeId: typeId,
        requestFieldValues,
      }),
    );
    return back(`/servicedesk/customer/portal/${deskId}/${issueKey}`);
  };
