import { accountTypeOf } from './modules.ts';
import type { Role } from '../platform/ports.ts';
import { type Html, html, plain } from './html.ts';
import { icons } from './icons.ts';
import type { Page } from './page.ts';
import { form } from './parts.ts';
import { storyLink } from './story.ts';

const ROLES: readonly Role[] = ['site-admin', 'project-admin', 'agent', 'customer', 'unlicensed'];

const LANGUAGES = [
  ['en-US', 'English'],
  ['he-IL', 'עברית'],
] as const;

const selected = (is: boolean): Html | null => (is ? html`selected` : null);

function personSelect(page: Page): Html {
  const { t, people, person } = page;
  const groups = ROLES.map((role) => ({ role, members: people.filter((candidate) => candidate.role === role) })).filter(
    ({ members }) => members.length > 0,
  );
  return html`<label class="bar-field"
    ><span>${t.actAs}</span>
    <select name="person" data-submit>
      ${groups.map(
        ({ role, members }) =>
          html`<optgroup label="${t.role[role]}">
            ${members.map(
              (member) =>
                html`<option value="${member.accountId}" ${selected(member.accountId === person?.accountId)}>
                  ${plain(member.displayName)}
                </option>`,
            )}
          </optgroup>`,
      )}
    </select></label
  >`;
}

function languageSelect(page: Page): Html {
  const { t, choice, person } = page;
  const own = LANGUAGES.find(([locale]) => locale === person?.locale)?.[1] ?? person?.locale ?? '';
  return html`<label class="bar-field"
    ><span>${t.language}</span>
    <select name="locale" data-submit>
      <option value="" ${selected(choice.locale === null)}>
        ${own === '' ? t.personsLanguage : `${own} (${t.personsLanguage})`}
      </option>
      ${LANGUAGES.map(([locale, name]) => html`<option value="${locale}" lang="${locale}" ${selected(choice.locale === locale)}>${name}</option>`)}
    </select></label
  >`;
}

function themeSelect({ t, choice }: Page): Html {
  return html`<label class="bar-field"
    ><span>${t.theme}</span>
    <select name="theme" data-submit>
      <option value="light" ${selected(choice.theme === 'light')}>${t.light}</option>
      <option value="dark" ${selected(choice.theme === 'dark')}>${t.dark}</option>
    </select></label
  >`;
}

function clockForm(page: Page): Html {
  const { t, formats, now } = page;
  return form(
    '/__host/clock',
    html`<span class="bar-clock"
        ><span class="bar-label">${t.time}</span> <bdi data-clock>${formats.clock(now)}</bdi></span
      >
      <button class="bar-button" name="advance" value="PT15M"><bdi>${t.plusQuarter}</bdi></button>
      <button class="bar-button" name="advance" value="P1D"><bdi>${t.plusDay}</bdi></button>
      <button class="bar-button" name="run" value="fiveMinute">${t.runTick}</button>`,
    { className: 'bar-form', label: t.time },
  );
}

/** Whether the person works in Jira; others start in the portal. */
function startLink(page: Page): string {
  return page.person !== null && accountTypeOf(page.person) === 'licensed' ? '/' : '/servicedesk/customer/portals';
}

/** The bar on top of every page: not Jira's, and looks so. */
export function sandboxBar(page: Page): Html {
  const { t, url } = page;
  return html`<aside class="bar" aria-label="${t.localSandbox}">
    <button class="bar-toggle" type="button" data-bar-toggle aria-expanded="false" aria-controls="bar-content">
      ${t.localSandbox}${icons.chevron}
    </button>
    <a class="bar-name" href="/">${t.localSandbox}</a>
    <div class="bar-content" id="bar-content">
      <form class="bar-form" method="get" action="/__host/choose" aria-label="${t.actAs}">
        <input type="hidden" name="back" value="${url.pathname + url.search}" />
        ${personSelect(page)}${languageSelect(page)}${themeSelect(page)}
        <noscript><button class="bar-button">${t.apply}</button></noscript>
      </form>
      ${clockForm(page)}
      <nav class="bar-links" aria-label="${t.localSandbox}">
        ${storyLink(page)}<a href="${startLink(page)}">${t.start}</a><a href="/__host/calls">${t.calls}</a
        ><a href="/__host/faults">${t.faults}</a>
      </nav>
    </div>
  </aside>`;
}
