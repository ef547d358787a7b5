import './kit/base.css';
import { enableTheme, readBridgeContext } from './kit/bridge';
import { objectIn, toSurfaceContext } from './kit/context';
import type { SurfaceContext } from './kit/context';
import type { ShowSurface } from './kit/mount';

interface SurfaceEntry {
  /** False: nothing to show here, and nothing more is downloaded. */
  readonly belongs: (context: SurfaceContext) => boolean;
  /** Whether it shows texts for managers and admins, see `static/catalogue-parts.ts`. */
  readonly isManaging?: boolean;
  readonly load: () => Promise<{ readonly show: ShowSurface }>;
}

const onRequest = (context: SurfaceContext) => 'key' in objectIn(context.extension, 'request');
const onIssue = (context: SurfaceContext) => 'key' in objectIn(context.extension, 'issue');
const anywhere = () => true;

const panel: SurfaceEntry = { belongs: onIssue, load: () => import('./surfaces/issue-panel/surface') };

const gadget: SurfaceEntry = { belongs: anywhere, isManaging: true, load: () => import('./surfaces/gadget/surface') };
const gadgetEdit: SurfaceEntry = {
  belongs: anywhere,
  isManaging: true,
  load: () => import('./surfaces/gadget/edit-surface'),
};

function surfaceOf(context: SurfaceContext): SurfaceEntry | null {
  switch (context.moduleKey) {
    case 'request-card':
      return { belongs: onRequest, load: () => import('./surfaces/request-card/surface') };
    case 'xla-panel':
    case 'xla-context':
      return panel;
    case 'xla-gadget':
    case 'xla-widget':
      return context.extension['entryPoint'] === 'edit' ? gadgetEdit : gadget;
    case 'experience-page':
      return { belongs: anywhere, load: () => import('./surfaces/queue-page/surface') };
    case 'workspace':
      return { belongs: anywhere, isManaging: true, load: () => import('./surfaces/workspace/surface') };
    case 'check-risk':
    case 'ask-for-rating':
    case 'open-follow-up':
      return { belongs: anywhere, load: () => import('./surfaces/automation-form/surface') };
    case 'settings':
      return { belongs: anywhere, isManaging: true, load: () => import('./surfaces/settings/surface') };
    default:
      return null;
  }
}

async function start(root: HTMLElement): Promise<void> {
  // Colours may arrive after the first paint; the page must not wait for them.
  void enableTheme().catch(() => undefined);
  const context = toSurfaceContext(await readBridgeContext());
  document.documentElement.lang = context.language;
  document.documentElement.dir = context.direction;
  document.documentElement.dataset['module'] = context.moduleKey;
  const entry = surfaceOf(context);
  if (!entry?.belongs(context)) return;
  const [surface, words] = await Promise.all([
    entry.load(),
    import('./kit/words').then(({ loadWords }) => loadWords(context, entry.isManaging === true)),
  ]);
  surface.show({ root, context, words });
}

const root = document.getElementById('root');
if (root) void start(root);
