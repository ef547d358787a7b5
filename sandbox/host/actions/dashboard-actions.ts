import { z } from 'zod';
import { HostError } from '../body.ts';
import { editResourceOf, moduleAri, moduleByKey, titleOf } from '../modules.ts';
import { CONFIG_PROPERTY } from '../pages/gadget-card.ts';
import { segment } from '../rest.ts';
import { Gadgets } from '../shapes.ts';
import type { Act } from './issue-actions.ts';

const Added = z.object({ id: z.number() });

/** Puts a gadget on top of the emptier column and opens its edit mode, as Jira does with a new gadget. */
export const addGadget =
  (dashboardId: string): Act =>
  async ({ rest, host, person }, form) => {
    const module = moduleByKey(host.app, form.get('module') ?? '', person);
    if (module === null) throw new HostError(404, 'There is no such gadget.');
    const path = `/rest/api/3/dashboard/${segment(dashboardId)}/gadget`;
    const { gadgets } = await rest.get(path, Gadgets);
    const inColumn = (column: number): number => gadgets.filter(({ position }) => position.column === column).length;
    const column = inColumn(1) < inColumn(0) ? 1 : 0;
    const body = {
      moduleKey: moduleAri(host.app, module.key),
      title: titleOf(module),
      color: 'blue',
      position: { row: 0, column },
    };
    const { id } = Added.parse(await rest.send('POST', path, body));
    return {
      kind: 'redirect',
      to: `/jira/dashboards/${dashboardId}${editResourceOf(module) === null ? '' : `?edit=${id}`}`,
    };
  };

export const removeGadget =
  (dashboardId: string): Act =>
  async ({ rest }, form) => {
    await rest.send(
      'DELETE',
      `/rest/api/3/dashboard/${segment(dashboardId)}/gadget/${segment(form.get('gadget') ?? '')}`,
    );
    return { kind: 'redirect', to: `/jira/dashboards/${dashboardId}` };
  };

/** Stores what an edit mode submitted. Jira keeps it as a property of the dashboard item. */
export const configureGadget =
  (dashboardId: string): Act =>
  async ({ rest }, form) => {
    const gadgetId = form.get('gadget') ?? '';
    const config: unknown = JSON.parse(form.get('config') ?? 'null');
    await rest.send(
      'PUT',
      `/rest/api/3/dashboard/${segment(dashboardId)}/items/${segment(gadgetId)}/properties/${CONFIG_PROPERTY}`,
      config,
    );
    return { kind: 'redirect', to: `/jira/dashboards/${dashboardId}` };
  };
