/**
 * Groups of texts, by the first part of their keys, that only the surfaces of managers and admins show: figures, the
 * workspace, the settings. A requester's phone and an agent's panel do not download them.
 */
export const MANAGING_GROUPS: ReadonlySet<string> = new Set([
  'aside',
  'audit',
  'breakdown',
  'change',
  'channel',
  'compare',
  'contracts',
  'data',
  'detail',
  'detectors',
  'edit',
  'export',
  'fault',
  'figure',
  'filter',
  'first',
  'gadget',
  'health',
  'history',
  'insight',
  'matrix',
  'period',
  'quadrant',
  'rules',
  'settings',
  'sources',
  'staff',
  'support',
  'template',
  'tile',
  'trend',
  'trial',
  'unit',
]);

const PART = /locales\/\w+\.json\?part=(daily|managing)$/;

/** Makes two modules of each catalogue: `?part=daily` for every surface, `?part=managing` for the rest of it. */
export const catalogueParts = () => ({
  name: 'catalogue-parts',
  enforce: 'pre' as const,
  transform(code: string, id: string): { code: string; moduleType: 'js'; map: null } | null {
    const part = PART.exec(id)?.[1];
    if (part === undefined) return null;
    const catalogue: unknown = JSON.parse(code);
    const texts = Object.entries(catalogue ?? {});
    const own = texts.filter(([key]) => MANAGING_GROUPS.has(key.split('.')[0] ?? '') === (part === 'managing'));
    return { code: `export default ${JSON.stringify(Object.fromEntries(own))}`, moduleType: 'js', map: null };
  },
});
