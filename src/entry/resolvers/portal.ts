import { makeResolver } from '@forge/resolver';
import { z } from 'zod';
import { composePortal } from '../../compose/portal';
import type { PortalApi } from '../../contract/api';
import { AddDetails, CardView, ConfirmSolved, Rate, ReadCard } from '../../contract/card';
import { AskFollowUp, CardFollowUp } from '../../contract/follow-up';
import { IssueKey } from '../../contract/ids';
import { ReadPromise, ServicePromise } from '../../contract/promise';
import { guardFor } from '../guard';

/** The request the card says it stands on. Whose it is, each use case measures by the account. */
const extension = z.object({ request: z.object({ key: IssueKey }) });

const guard = guardFor(['request-card'], composePortal);

/** Functions of the requester's card. */
export const portal = makeResolver<PortalApi>({
  readCard: guard('readCard', {
    payload: ReadCard,
    result: CardView,
    extension,
    run: (app, call) => app.readCard({ ...call, key: call.extension.request.key }),
  }),
  rate: guard('rate', {
    changes: true,
    payload: Rate,
    result: CardView,
    extension,
    run: (app, call) => app.rate({ ...call, key: call.extension.request.key, rating: call.payload }),
  }),
  confirmSolved: guard('confirmSolved', {
    changes: true,
    payload: ConfirmSolved,
    result: CardView,
    extension,
    run: (app, call) => app.confirmSolved({ ...call, key: call.extension.request.key, said: call.payload }),
  }),
  readPromise: guard('readPromise', {
    payload: ReadPromise,
    result: ServicePromise.nullable(),
    extension,
    run: (app, call) => app.readPromise({ ...call, key: call.extension.request.key }),
  }),
  readFollowUp: guard('readFollowUp', {
    payload: ReadCard,
    result: CardFollowUp.nullable(),
    extension,
    run: (app, call) => app.readCardFollowUp({ ...call, key: call.extension.request.key }),
  }),
  askFollowUp: guard('askFollowUp', {
    changes: true,
    payload: AskFollowUp,
    result: CardFollowUp.nullable(),
    extension,
    run: (app, call) => app.askFollowUp({ ...call, key: call.extension.request.key, said: call.payload }),
  }),
  addDetails: guard('addDetails', {
    changes: true,
    payload: AddDetails,
    result: CardView,
    extension,
    run: (app, call) => app.addDetails({ ...call, key: call.extension.request.key, details: call.payload }),
  }),
});
