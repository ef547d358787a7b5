import { makeResolver } from '@forge/resolver';
import { z } from 'zod';
import { composeWhole } from '../../compose/whole';
import { AlertRulesView, ReadAlertRules, RemoveAlertRule, SaveAlertRule } from '../../contract/alert-rules';
import type { WorkspaceApi } from '../../contract/api';
import { SaveDetectors } from '../../contract/detectors';
import { GadgetView, ReadGadget, ReadTile, type GadgetConfig } from '../../contract/gadget';
import { TileView } from '../../contract/tile-view';
import { MatrixView, ReadMatrix } from '../../contract/matrix';
import { ProjectId, type AccountId } from '../../contract/ids';
import { Id } from '../../contract/jira-values';
import type { Language } from '../../contract/words';
import {
  ContractView,
  PreviewPromise,
  PromisePreview,
  ReadContract,
  SaveContract,
  SignContract,
} from '../../contract/service-contract';
import { TrialView, TryAlertRule } from '../../contract/trial';
import { ReadWorkspace, WorkspaceView } from '../../contract/workspace';
import { guardFor } from '../guard';

/** The project the page says it stands in; whether the person manages it, each use case asks Jira. */
const extension = z.object({ project: z.object({ id: Id.pipe(ProjectId) }) });

const guard = guardFor(['workspace'], composeWhole);

interface PlacedCall<Payload> {
  readonly payload: Payload;
  readonly extension: z.infer<typeof extension>;
  readonly accountId: AccountId;
  readonly language: Language;
}

/** Figures of the page's own project, whatever the payload names. */
const ofItsProject = <Payload extends { readonly config: GadgetConfig }>(
  call: PlacedCall<Payload>,
): PlacedCall<Payload> => ({
  ...call,
  payload: { ...call.payload, config: { ...call.payload.config, projects: [call.extension.project.id] } },
});

/** Functions of the workspace, a page of its project. */
export const workspace = makeResolver<WorkspaceApi>({
  readWorkspace: guard('readWorkspace', {
    payload: ReadWorkspace,
    result: WorkspaceView,
    extension,
    run: (app, call) => app.readWorkspace({ ...call, projectId: call.extension.project.id }),
  }),
  readGadget: guard('readGadget', {
    payload: ReadGadget,
    result: GadgetView,
    extension,
    run: (app, call) => app.readGadget(ofItsProject(call)),
  }),
  readTile: guard('readTile', {
    payload: ReadTile,
    result: TileView,
    extension,
    run: (app, call) => app.readTile(ofItsProject(call)),
  }),
  readMatrix: guard('readMatrix', {
    payload: ReadMatrix,
    result: MatrixView,
    extension,
    run: (app, call) => app.readMatrix(ofItsProject(call)),
  }),
  readAlertRules: guard('readAlertRules', {
    payload: ReadAlertRules,
    result: AlertRulesView,
    extension,
    run: (app, call) => app.readAlertRules({ ...call, projectId: call.extension.project.id }),
  }),
  saveAlertRule: guard('saveAlertRule', {
    changes: true,
    payload: SaveAlertRule,
    result: AlertRulesView,
    extension,
    run: (app, call) => app.saveAlertRule({ ...call, projectId: call.extension.project.id }),
  }),
  removeAlertRule: guard('removeAlertRule', {
    changes: true,
    payload: RemoveAlertRule,
    result: AlertRulesView,
    extension,
    run: (app, call) => app.removeAlertRule({ ...call, projectId: call.extension.project.id }),
  }),
  tryAlertRule: guard('tryAlertRule', {
    payload: TryAlertRule,
    result: TrialView,
    extension,
    run: (app, call) => app.tryAlertRule({ ...call, projectId: call.extension.project.id }),
  }),
  saveDetectors: guard('saveDetectors', {
    changes: true,
    payload: SaveDetectors,
    result: AlertRulesView,
    extension,
    run: (app, call) => app.saveDetectors({ ...call, projectId: call.extension.project.id }),
  }),
  readContract: guard('readContract', {
    payload: ReadContract,
    result: ContractView,
    extension,
    run: (app, call) => app.readContract({ ...call, projectId: call.extension.project.id }),
  }),
  previewPromise: guard('previewPromise', {
    payload: PreviewPromise,
    result: PromisePreview,
    extension,
    run: (app, call) => app.previewPromise({ ...call, projectId: call.extension.project.id }),
  }),
  saveContract: guard('saveContract', {
    changes: true,
    payload: SaveContract,
    result: ContractView,
    extension,
    run: (app, call) => app.saveContract({ ...call, projectId: call.extension.project.id }),
  }),
  signContract: guard('signContract', {
    changes: true,
    payload: SignContract,
    result: ContractView,
    extension,
    run: (app, call) => app.signContract({ ...call, projectId: call.extension.project.id }),
  }),
});
