import { type Html, html, inline } from '../html.ts';
import type { Page } from '../page.ts';
import { form } from '../parts.ts';
import { segment } from '../rest.ts';
import { Attachment, pageOf } from '../shapes.ts';

/** The files of a request that the reader may see; nothing where there are none. */
export async function attachments(page: Page, key: string): Promise<Html | null> {
  const { t, formats, now, rest } = page;
  const path = `/rest/servicedeskapi/request/${segment(key)}/attachment?start=0&limit=100`;
  const found = await rest.find(path, pageOf(Attachment));
  if (found === null || found.values.length === 0) return null;
  return html`<section class="attachments" aria-labelledby="attachments">
    <h2 id="attachments">${t.attachments}</h2>
    <ul>
      ${found.values.map(
        ({ filename, author, created, size, _links }) =>
          html`<li>
            <a href="${new URL(_links.content).pathname}" download>${inline(filename)}</a>
            <span class="quiet"
              >${formats.size(size)} · ${inline(author.displayName)} ·
              <time title="${formats.instant(created.epochMillis)}"
                >${formats.ago(created.epochMillis, now)}</time
              ></span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Chosen files are uploaded to the desk first; the form then sends the ids they wait under. */
export function fileInput(deskId: string, { id, required }: { readonly id: string; readonly required: boolean }): Html {
  return html`<input
    class="input"
    type="file"
    id="${id}"
    name="attachment"
    multiple
    data-upload="/rest/servicedeskapi/servicedesk/${deskId}/attachTemporaryFile"
    ${required ? html`required` : null}
  />`;
}

/** Hands files in with a request that is there. */
export function attachForm({ t }: Page, request: { readonly issueKey: string; readonly serviceDeskId: string }): Html {
  return form(
    `/__host/request/${request.issueKey}/attachment`,
    html`<label for="files">${t.filesToAttach}</label
      >${fileInput(request.serviceDeskId, { id: 'files', required: true })}<button class="button">${t.attach}</button>`,
    { className: 'attach-form', label: t.attach },
  );
}

/** What is written of a comment, its files by their names. */
export const commentText = (body: string): string =>
  body.replaceAll(
    /\[\^([^\]]+)\]|!([^|!\n]+)\|thumbnail!/g,
    (_, file?: string, picture?: string) => `${file ?? picture} `,
  );
