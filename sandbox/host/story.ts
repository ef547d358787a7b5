import { z } from 'zod';
import { HostError } from './body.ts';
import { type Html, html, plain } from './html.ts';
import type { Answer, Page } from './page.ts';

const STEPS = 20;

/** The frame's languages; whoever reads another one reads English. */
const Words = z.strictObject({ en: z.string().min(1).max(1000), he: z.string().min(1).max(1000) });

const StoryStep = z.strictObject({
  title: Words,
  text: Words,
  /** Account id of whom the reader is in this step. */
  person: z.string().min(1).max(128),
  /** The page it is told on, an address of this site. */
  path: z.string().regex(/^\/(?![/\\])/, 'a path of this site'),
});

/** A walk through a world, a page a step, told beside the pages themselves. Declared by whoever made the world. */
export const Story = z.strictObject({ steps: z.array(StoryStep).min(1).max(STEPS) });
export type Story = z.infer<typeof Story>;
type StoryStep = z.infer<typeof StoryStep>;
type Words = z.infer<typeof Words>;

const stepAt = (n: number): string => `/__host/story/${n}`;

function said({ locale }: Page, words: Words): string {
  return locale.startsWith('he') ? words.he : words.en;
}

/** The step the reader is at; null outside of the story. */
function currentStep({
  host,
  choice,
}: Page): { readonly step: StoryStep; readonly n: number; readonly of: number } | null {
  const steps = host.story()?.steps ?? [];
  const step = choice.story === null ? undefined : steps[choice.story - 1];
  return step === undefined || choice.story === null ? null : { step, n: choice.story, of: steps.length };
}

/** Where the bar begins the story; null on a site that tells none. */
export function storyLink({ host, t, choice }: Page): Html | null {
  return host.story() === null
    ? null
    : html`<a
        class="bar-story"
        href="${stepAt(choice.story ?? 1)}"
        ${choice.story === null ? null : html`aria-current="step"`}
        >${t.story}</a
      >`;
}

/** What the story says on this page, between the bar and the page; null outside of the story. */
export function storyCard(page: Page): Html | null {
  const current = currentStep(page);
  if (current === null) return null;
  const { t, url } = page;
  const { step, n, of } = current;
  const astray = url.pathname !== new URL(step.path, url).pathname;
  return html`<section class="story" aria-label="${t.story}" data-story="${n}">
    <div class="story-said">
      <h2>${plain(said(page, step.title))}</h2>
      <p>${plain(said(page, step.text))}</p>
    </div>
    <nav class="story-steps" aria-label="${t.story}">
      <span class="story-count"><bdi>${t.stepOf(n, of)}</bdi></span>
      ${n > 1 ? html`<a class="button" href="${stepAt(n - 1)}">${t.storyBack}</a>` : null}
      ${astray ? html`<a class="button" href="${stepAt(n)}">${t.storyReturn}</a>` : null}
      ${n < of ? html`<a class="button primary" href="${stepAt(n + 1)}">${t.storyNext}</a>` : null}
      <a class="${n < of ? 'story-leave' : 'button primary'}" href="/__host/story/end"
        >${n < of ? t.storyLeave : t.storyEnd}</a
      >
    </nav>
  </section>`;
}

/** `/__host/story/N`: becomes the person of the step and goes to its page; `end` leaves the story. The language stays the reader's. */
export function tellStory(page: Page, at: string): Answer {
  if (at === 'end') return { kind: 'redirect', to: '/', choose: { story: '' } };
  const step = page.host.story()?.steps[Number(at) - 1];
  if (step === undefined) throw new HostError(404, `The story has no step ${at}.`);
  return { kind: 'redirect', to: step.path, choose: { story: at, person: step.person, locale: page.locale } };
}
