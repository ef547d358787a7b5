import { badRequest } from '../http/rest-error.ts';
import type { Actor, Site } from '../site.ts';
import type { ProjectRecord } from '../state/desk-records.ts';
import type { NewFile, TemporaryFileRecord } from '../state/file-records.ts';

/** How long a file waits to be handed in, ms. The documents say that it expires and not when. */
const LIFE = 3_600_000;

const isOver = (site: Site, { at }: TemporaryFileRecord): boolean => site.clock.now() - at > LIFE;

/** Keeps files for a desk until they are handed in. What nobody handed in in time goes. */
export const keepTemporarily = (
  site: Site,
  actor: Actor,
  { project, files }: { readonly project: ProjectRecord; readonly files: readonly NewFile[] },
): readonly TemporaryFileRecord[] => {
  const { temporaryFiles } = site.store;
  for (const [id, file] of temporaryFiles) if (isOver(site, file)) temporaryFiles.delete(id);
  return files.map((file) => {
    const id = `temp${site.store.next('order')}`;
    const kept = { ...file, id, projectId: project.id, byId: actor.accountId, at: site.clock.now() };
    temporaryFiles.set(id, kept);
    return kept;
  });
};

/**
 * The caller's own waiting files, in the order they are named.
 * @throws RestError 400 for one that is not waiting (any more), is of another desk, somebody else's, or named twice
 */
export const waitingFiles = (
  site: Site,
  actor: Actor,
  { project, ids }: { readonly project: ProjectRecord; readonly ids: readonly string[] },
): readonly TemporaryFileRecord[] => {
  if (new Set(ids).size < ids.length) throw notWaiting(ids.join(', '));
  return ids.map((id) => {
    const file = site.store.temporaryFiles.get(id);
    const isWaiting =
      file !== undefined && file.projectId === project.id && file.byId === actor.accountId && !isOver(site, file);
    if (!isWaiting) throw notWaiting(id);
    return file;
  });
};

const notWaiting = (id: string): Error =>
  badRequest(`The temporary attachment '${id}' does not exist or has expired.`, 'sd.attachment.temporary.not.found');

/** Takes files from the waiting ones: they have become attachments. */
export const noLongerWaiting = (site: Site, files: readonly TemporaryFileRecord[]): void => {
  for (const { id } of files) site.store.temporaryFiles.delete(id);
};
