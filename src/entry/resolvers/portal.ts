import { makeResolver } from '@forge/resolver';
import { z } from 'zod';
import type { PortalApi } from '../../contract/api';
import { AddDetails, CardView, ConfirmSolved, Rate, ReadCard } from '../../contract/card';
import { IssueKey } from '../../contract/ids';
import { guardFor } from '../guard';

/** The request the card says it stands on. Whose it is, each use case measures by the account. */
const extension = z.object({ request: z.object({ key: IssueKey }) });

const guard = guardFor(['request-card']);

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
  addDetails: guard('addDetails', {
    changes: true,
    payload: AddDetails,
    result: CardView,
    extension,
    run: (app, call) => app.addDetails({ ...call, key: call.extension.request.key, details: call.payload }),
  }),
});
