import { JiraBusyError, JiraRefusedError } from '../../usecases/ports/errors';
import type { Mailer } from '../../usecases/ports/telling';
import type { Client } from './client';

/** Mail by Jira's own notification of an issue, as the app. Sent once: an answer that does not come is not asked for again. */
export const createMailer = (client: Client): Mailer => ({
  send: async ({ issueId, to, subject, paragraphs, language }) => {
    const htmlBody = `<div dir="${language === 'he' ? 'rtl' : 'ltr'}">${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}</div>`;
    try {
      await client.sendRequest({
        method: 'POST',
        url: `/rest/api/3/issue/${issueId}/notify`,
        body: { subject, textBody: paragraphs.join('\n\n'), htmlBody, to: { users: [{ accountId: to }] } },
      });
      return 'sent';
    } catch (error) {
      if (error instanceof JiraBusyError) return 'busy';
      return error instanceof JiraRefusedError ? 'refused' : 'unknown';
    }
  },
});

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
