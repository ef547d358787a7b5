import { makeResolver } from '@forge/resolver';
import { composeGadget } from '../../compose/gadget';
import type { GadgetApi } from '../../contract/api';
import { GadgetChoices, GadgetView, ReadChoices, ReadGadget, ReadTile } from '../../contract/gadget';
import { TileView } from '../../contract/tile-view';
import { MatrixView, ReadMatrix } from '../../contract/matrix';
import { AnyExtension, guardFor } from '../guard';

const guard = guardFor(['xla-gadget', 'xla-widget'], composeGadget);

/** Functions of the gadget and the widget: two shells of one view. */
export const gadget = makeResolver<GadgetApi>({
  readGadget: guard('readGadget', {
    payload: ReadGadget,
    result: GadgetView,
    extension: AnyExtension,
    run: (app, call) => app.readGadget(call),
  }),
  readTile: guard('readTile', {
    payload: ReadTile,
    result: TileView,
    extension: AnyExtension,
    run: (app, call) => app.readTile(call),
  }),
  readMatrix: guard('readMatrix', {
    payload: ReadMatrix,
    result: MatrixView,
    extension: AnyExtension,
    run: (app, call) => app.readMatrix(call),
  }),
  readChoices: guard('readChoices', {
    payload: ReadChoices,
    result: GadgetChoices,
    extension: AnyExtension,
    run: (app, call) => app.readChoices(call),
  }),
});
