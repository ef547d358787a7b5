import { createServiceDeskClient } from 'jira.js/serviceDesk';
import {
  createCloudClient,
  addComment,
  bulkFetchIssues,
  countIssues,
  doTransition,
  getBulkChangelogs,
  getChangeLogs,
  getIssue,
  getTransitions,
  searchAndReconsileIssuesUsingJqlPost,
} from 'jira.js/cloud';
import type { Client, SendRequestOptions } from 'jira.js/core';
import { describe, expect, test } from 'vitest';
import { callerOf, Desk, HOUR, SCORE_KEY, TTR, type Who } from './desk.ts';

/** jira.js over the desk, without a network: what an answer's schema does not accept is thrown. */
const clientOf = (desk: Desk, who: Who): Client => ({
  async sendRequest<T>(options: SendRequestOptions<T>): Promise<T> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(options.searchParams ?? {})) {
      for (const each of Array.isArray(value) ? value : [value])
        if (each !== undefined && each !== null) query.append(name, String(each));
    }
    const answer = await desk.send(
      callerOf(who),
      `${options.method ?? 'GET'} ${options.url}${query.size === 0 ? '' : `?${query}`}`,
      options.body,
    );
    if (answer.status >= 400) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return options.schema === undefined ? (answer.body as T) : options.schema.parse(answer.body);
  },
});

describe('jira.js drives a request from its creation to its changelog', () => {
  test('create → comment → transition → search → SLA → changelog', async () => {
    const desk = new Desk();
    const customer = createServiceDeskClient(clientOf(desk, 'dana'));
    const agent = clientOf(desk, 'adi');
    const agentDesk = createServiceDeskClient(agent);
    const request = await customer.request.createCustomerRequest({
      serviceDeskId: '1',
      requestTypeId: '101',
      requestFieldValues: { summary: 'My payslip is wrong', description: 'One line' },
    });
    expect(request).toMatchObject({ issueKey: 'PAY-1', currentStatus: { status: 'Waiting for support' } });
    desk.pass(HOUR);
    const body = {
      type: 'doc' as const,
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Working on it' }] }],
    };
    const comment = await addComment(agent, { issueIdOrKey: 'PAY-1', body });
    expect(comment).toMatchObject({ jsdPublic: true });
    const { transitions } = await getTransitions(agent, { issueIdOrKey: 'PAY-1' });
    const resolve = transitions?.find((transition) => transition.name === 'Resolve');
    await doTransition(agent, { issueIdOrKey: 'PAY-1', transition: { id: resolve?.id } });
    const found = await searchAndReconsileIssuesUsingJqlPost(agent, {
      jql: 'project = PAY AND resolution = Done',
      fields: ['summary', 'status', TTR],
    });
    expect(found.issues?.map((issue) => issue.key)).toEqual(['PAY-1']);
    const sla = await agentDesk.request.getSlaInformation({ issueIdOrKey: 'PAY-1' });
    expect(sla.values?.map((each) => each.completedCycles?.length)).toEqual([1, 1]);
    const changes = await getChangeLogs(agent, { issueIdOrKey: 'PAY-1' });
    expect(changes.values?.[0]?.items?.map((item) => item.field)).toEqual(['status', 'resolution']);
  });

  test('and reads the rest of the desk', async () => {
    const desk = new Desk();
    const [agent, app] = [clientOf(desk, 'adi'), clientOf(desk, 'app')];
    const service = createServiceDeskClient(agent);
    const cloud = createCloudClient(app);
    const key = await desk.raise('dana');
    expect((await service.servicedesk.getServiceDesks({})).values).toHaveLength(1);
    expect((await service.servicedesk.getRequestTypes({ serviceDeskId: '1' })).values).toHaveLength(2);
    expect(
      (await service.servicedesk.getRequestTypeFields({ serviceDeskId: '1', requestTypeId: 101 })).requestTypeFields,
    ).toHaveLength(3);
    expect((await service.servicedesk.getQueues({ serviceDeskId: '1', includeCount: true })).values?.[0]).toMatchObject(
      {
        issueCount: 1,
      },
    );
    expect((await service.servicedesk.getIssuesInQueue({ serviceDeskId: '1', queueId: 1 })).values).toHaveLength(1);
    expect((await service.organization.getOrganizations({})).values).toHaveLength(2);
    expect(
      (await service.request.getCustomerRequestByIdOrKey({ issueIdOrKey: key, expand: ['sla', 'status'] })).issueKey,
    ).toBe(key);
    expect((await service.request.getCustomerRequestStatus({ issueIdOrKey: key })).values).toHaveLength(1);
    expect((await cloud.projects.searchProjects({ typeKey: 'service_desk' })).values).toHaveLength(2);
    expect((await cloud.issueFields.getFields()).some((field) => field.key === SCORE_KEY)).toBe(true);
    expect((await countIssues(app, { jql: 'project = PAY' })).count).toBe(1);
    expect((await bulkFetchIssues(app, { issueIdsOrKeys: [key], fields: ['*all'] })).issues).toHaveLength(1);
    expect((await getIssue(app, { issueIdOrKey: key, expand: 'changelog' })).key).toBe(key);
    expect((await getBulkChangelogs(app, { issueIdsOrKeys: [key] })).issueChangeLogs ?? []).toEqual([]);
    expect((await cloud.myself.getCurrentUser({ expand: 'groups' })).accountType).toBe('app');
    expect((await cloud.dashboards.getDashboard({ id: '10000' })).name).toBe('Management');
  });
});
