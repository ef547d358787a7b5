import type { AlertRulesView, ReadAlertRules, RemoveAlertRule, SaveAlertRule } from './alert-rules';
import type { AddDetails, CardView, ConfirmSolved, Rate, ReadCard } from './card';
import type { BackFillView, ControlBackFill, ReadBackFill } from './back-fill';
import type { AuditView, ReadAudit } from './audit';
import type { SaveDetectors } from './detectors';
import type {
  EmptySource,
  ImportIncidents,
  IncidentPreview,
  IncidentsTaken,
  PreviewIncidents,
  ReadSources,
  SourceEmptied,
  SourcesView,
  SourceView,
  StartIncidents,
} from './incident-import';
import type { HealthView, ReadHealth, ReadSupportBundle, SupportBundle } from './health';
import type { Erased, ErasePerson, ExportPerson, PersonExport } from './person';
import type {
  ExportPortion,
  FinishImport,
  Imported,
  ImportProgress,
  CheckRows,
  ImportRows,
  ReadExport,
  ReadImport,
  RowsChecked,
} from './transfer';
import type { Answer } from './errors';
import type { AskFollowUp, CardFollowUp, CloseFollowUp, PanelFollowUp, TakeFollowUp } from './follow-up';
import type { GadgetChoices, GadgetView, ReadChoices, ReadGadget, ReadTile } from './gadget';
import type { TileView } from './tile-view';
import type { MatrixView, ReadMatrix } from './matrix';
import type { AskRequester, PanelAsk, PanelView, ReadPanel } from './panel';
import type { ReadPromise, ServicePromise } from './promise';
import type { ReadRisks, RisksView } from './risk';
import type {
  ContractView,
  PreviewPromise,
  PromisePreview,
  ReadContract,
  SaveContract,
  SignContract,
} from './service-contract';
import type { ReadSettings, RebuildFigures, SaveSettings, SettingsView } from './settings';
import type { ReadStaff, RemoveStaff, SaveStaff, StaffSaved, StaffView } from './staff';
import type { TrialView, TryAlertRule } from './trial';
import type { ReadWorkspace, WorkspaceView } from './workspace';

/*
 * Types, not interfaces: the SDK asks for an index signature, which only a type alias has.
 */

/** Functions of the requester's card (module `request-card`). */
export type PortalApi = {
  readonly readCard: (payload: ReadCard) => Answer<CardView>;
  readonly rate: (payload: Rate) => Answer<CardView>;
  readonly confirmSolved: (payload: ConfirmSolved) => Answer<CardView>;
  readonly readPromise: (payload: ReadPromise) => Answer<ServicePromise | null>;
  readonly readFollowUp: (payload: ReadCard) => Answer<CardFollowUp | null>;
  readonly askFollowUp: (payload: AskFollowUp) => Answer<CardFollowUp | null>;
  readonly addDetails: (payload: AddDetails) => Answer<CardView>;
};

/** Functions of the agent's panel and context (modules `xla-panel`, `xla-context`). */
export type AgentApi = {
  readonly readPanel: (payload: ReadPanel) => Answer<PanelView>;
  readonly askRequester: (payload: AskRequester) => Answer<PanelAsk>;
  readonly takeFollowUp: (payload: TakeFollowUp) => Answer<readonly PanelFollowUp[]>;
  readonly closeFollowUp: (payload: CloseFollowUp) => Answer<readonly PanelFollowUp[]>;
};

/** Functions of the gadget and the widget (modules `xla-gadget`, `xla-widget`). */
export type GadgetApi = {
  readonly readGadget: (payload: ReadGadget) => Answer<GadgetView>;
  readonly readTile: (payload: ReadTile) => Answer<TileView>;
  readonly readMatrix: (payload: ReadMatrix) => Answer<MatrixView>;
  readonly readChoices: (payload: ReadChoices) => Answer<GadgetChoices>;
};

/** Functions of the experience page beside the queues (module `experience-page`). */
export type QueuePageApi = {
  readonly readRisks: (payload: ReadRisks) => Answer<RisksView>;
};

/** Functions of the service owner's pages in a project (module `workspace`). */
export type WorkspaceApi = {
  readonly readWorkspace: (payload: ReadWorkspace) => Answer<WorkspaceView>;
  readonly readGadget: (payload: ReadGadget) => Answer<GadgetView>;
  readonly readTile: (payload: ReadTile) => Answer<TileView>;
  readonly readMatrix: (payload: ReadMatrix) => Answer<MatrixView>;
  readonly readContract: (payload: ReadContract) => Answer<ContractView>;
  readonly previewPromise: (payload: PreviewPromise) => Answer<PromisePreview>;
  readonly saveContract: (payload: SaveContract) => Answer<ContractView>;
  readonly signContract: (payload: SignContract) => Answer<ContractView>;
  readonly readAlertRules: (payload: ReadAlertRules) => Answer<AlertRulesView>;
  readonly saveAlertRule: (payload: SaveAlertRule) => Answer<AlertRulesView>;
  readonly removeAlertRule: (payload: RemoveAlertRule) => Answer<AlertRulesView>;
  readonly tryAlertRule: (payload: TryAlertRule) => Answer<TrialView>;
  readonly saveDetectors: (payload: SaveDetectors) => Answer<AlertRulesView>;
};

/** Functions of the admin page (module `settings`). */
export type SettingsApi = {
  readonly readSettings: (payload: ReadSettings) => Answer<SettingsView>;
  readonly saveSettings: (payload: SaveSettings) => Answer<SettingsView>;
  readonly rebuildFigures: (payload: RebuildFigures) => Answer<SettingsView>;
  readonly readAudit: (payload: ReadAudit) => Answer<AuditView>;
  readonly readHealth: (payload: ReadHealth) => Answer<HealthView>;
  readonly readSupportBundle: (payload: ReadSupportBundle) => Answer<SupportBundle>;
  readonly exportData: (payload: ReadExport) => Answer<ExportPortion>;
  readonly checkRows: (payload: CheckRows) => Answer<RowsChecked>;
  readonly importRows: (payload: ImportRows) => Answer<Imported>;
  readonly finishImport: (payload: FinishImport) => Answer<Imported>;
  readonly readImport: (payload: ReadImport) => Answer<ImportProgress | null>;
  readonly readSources: (payload: ReadSources) => Answer<SourcesView>;
  readonly previewIncidents: (payload: PreviewIncidents) => Answer<IncidentPreview>;
  readonly startIncidents: (payload: StartIncidents) => Answer<SourceView>;
  readonly importIncidents: (payload: ImportIncidents) => Answer<IncidentsTaken>;
  readonly emptySource: (payload: EmptySource) => Answer<SourceEmptied>;
  readonly readStaff: (payload: ReadStaff) => Answer<StaffView>;
  readonly saveStaff: (payload: SaveStaff) => Answer<StaffSaved>;
  readonly removeStaff: (payload: RemoveStaff) => Answer<StaffView>;
  readonly readBackFill: (payload: ReadBackFill) => Answer<BackFillView>;
  readonly controlBackFill: (payload: ControlBackFill) => Answer<BackFillView>;
  readonly exportPerson: (payload: ExportPerson) => Answer<PersonExport>;
  readonly erasePerson: (payload: ErasePerson) => Answer<Erased>;
};
