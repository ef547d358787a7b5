import { z } from 'zod';
import { IssueId } from '../../contract/ids';
import { guardedWork } from '../work';

const Event = z.object({ body: z.object({ issueIds: z.array(IssueId).max(100) }) });

/** The clocks of a minute are due: each is read again before anybody is told. */
export const lookAtClocks = guardedWork('lookAtClocks', (app, payload) =>
  app.lookAndTell(Event.parse(payload).body.issueIds),
);
