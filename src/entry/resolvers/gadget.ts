import { makeResolver } from '@forge/resolver';
import type { GadgetApi } from '../../contract/api';
import { ReadChoices, ReadGadget, ReadTile } from '../../contract/gadget';
import { AnyExtension, guardFor } from '../guard';

const guard = guardFor(['xla-gadget', 'xla-widget']);

/** Functions of the gadget and the widget: two shells of one view. */
export const gadget = makeResolver<GadgetApi>({
  readGadget: guard('readGadget', {
    payload: ReadGadget,
    extension: AnyExtension,
    run: (app, call) => app.readGadget(call),
  }),
  readTile: guard('readTile', {
    payload: ReadTile,
    extension: AnyExtension,
    run: (app, call) => app.readTile(call),
  }),
  readChoices: guard('readChoices', {
    payload: ReadChoices,
    extension: AnyExtension,
    run: (app, call) => app.readChoices(call),
  }),
});
