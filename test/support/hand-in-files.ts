import { z } from 'zod';
import type { SmallDesk } from './small-desk.ts';
import { SMALL_DESK } from './small-desk-world.ts';

const Uploaded = z.object({
  temporaryAttachments: z.tuple([z.object({ temporaryAttachmentId: z.string() })]),
});

/** Gives the forms of the desk a place for files. */
export async function takeFiles(desk: SmallDesk): Promise<void> {
  const projects = SMALL_DESK.projects.map((project) => ({
    ...project,
    requestTypes: project.requestTypes.map((type) => ({ ...type, fields: [{ fieldId: 'attachment' }] })),
  }));
  await desk.client.declare({ projects });
}

/** Uploads a file to the desk as the person's browser does; the id it waits under. */
export async function upload(desk: SmallDesk, accountId: string, file: File): Promise<string> {
  const person = (await desk.client.people()).find((each) => each.accountId === accountId);
  const form = new FormData();
  form.append('file', file, file.name);
  const response = await fetch(`${desk.url}/rest/servicedeskapi/servicedesk/7/attachTemporaryFile`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${accountId}:${person?.token}`).toString('base64')}`,
      'x-atlassian-token': 'no-check',
    },
    body: form,
  });
  if (!response.ok) throw new Error(`${file.name} was refused: ${response.status} ${await response.text()}`);
  return Uploaded.parse(await response.json()).temporaryAttachments[0].temporaryAttachmentId;
}

/** Adds a file to a request that is there, for everybody to see. */
export async function handIn(
  desk: SmallDesk,
  by: string,
  given: { readonly key: string; readonly file: File },
): Promise<void> {
  const temporaryAttachmentIds = [await upload(desk, by, given.file)];
  const body = { temporaryAttachmentIds, public: true };
  await desk.client.rest(by, `POST /rest/servicedeskapi/request/${given.key}/attachment`, body);
  await desk.settle();
}
