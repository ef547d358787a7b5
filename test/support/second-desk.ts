import { ADMIN, type SmallDesk } from './small-desk.ts';
import { SMALL_DESK } from './small-desk-world.ts';

const REQUEST_TYPE = { id: '801', name: 'Payslip', issueTypeId: '10801', issueTypeName: 'Payroll request' };
export const SECOND_DESK = { id: '10800', key: 'PAY', name: 'Payroll', serviceDeskId: '8' };

/** A second desk beside the small one; its clocks are fields and goals of the first one's, when it has any. */
export async function declareSecondDesk(
  desk: SmallDesk,
  { hasClocks, openToApps = true }: { readonly hasClocks: boolean; readonly openToApps?: boolean },
): Promise<void> {
  const projects = SMALL_DESK.projects.map((first) => {
    const slas = first.slas.map((sla) => ({
      ...sla,
      id: `8${sla.id}`,
      goals: sla.goals.map((goal) => ({ ...goal, jql: `project = ${SECOND_DESK.key}` })),
    }));
    return {
      ...first,
      ...SECOND_DESK,
      requestTypes: [REQUEST_TYPE],
      slas: hasClocks ? slas : [],
      queues: [],
      openToApps,
    };
  });
  await desk.client.declare({ projects });
}

/** Moves a request to the second desk, where it gets the next key of that desk. */
export async function moveToSecondDesk(desk: SmallDesk, key: string): Promise<void> {
  const inferred = { inferClassificationDefaults: true, inferFieldDefaults: true };
  const statuses = { inferStatusDefaults: true, inferSubtaskTypeDefault: true };
  await desk.client.rest(ADMIN, 'POST /rest/api/3/bulk/issues/move', {
    targetToSourcesMapping: {
      [`${SECOND_DESK.key},${REQUEST_TYPE.issueTypeId}`]: { issueIdsOrKeys: [key], ...inferred, ...statuses },
    },
  });
  await desk.settle();
}
