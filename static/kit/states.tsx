import type { ComponentChildren } from 'preact';
import type { AnswerError } from './bridge';
import { Button, Notice } from './controls';
import { useWords } from './text';

interface BoneProps {
  /** CSS lengths of the thing that will stand here. */
  readonly width: string;
  readonly height: string;
}

/** A grey shape where a word or a figure will be. */
export function Bone({ width, height }: BoneProps) {
  return <span class="bone" style={{ inlineSize: width, blockSize: height }} />;
}

/** The layout to come, said aloud as "Loading". */
export function Skeleton({ children }: { readonly children: ComponentChildren }) {
  const words = useWords();
  return (
    <div role="status">
      <span class="unseen">{words.text('state.loading')}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

interface EmptyStateProps {
  readonly title: string;
  /** Why, and the next step. */
  readonly children: ComponentChildren;
}

/** Nothing to show yet: why, and what to do next. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p class="quiet">{children}</p>
    </div>
  );
}

/** The sentence of an error: worded by the server, or here when the server could not be reached. */
export function useErrorText(): (error: AnswerError) => string {
  const words = useWords();
  return (error) =>
    error.message ||
    words.text(`error.${error.code}`, { by: words.text('state.somebody'), retryAfterSeconds: 60, ...error.params });
}

interface ErrorNoticeProps {
  /** null shows nothing. */
  readonly error: AnswerError | null;
  readonly tone?: 'danger' | 'warning';
}

/** Why something that a person asked for did not happen; what they typed stands, and they try again by the same button. */
export function ErrorNotice({ error, tone = 'danger' }: ErrorNoticeProps) {
  const wordError = useErrorText();
  if (error === null) return null;
  return (
    <Notice tone={tone} role="alert">
      {wordError(error)}
    </Notice>
  );
}

interface ErrorStateProps {
  readonly error: AnswerError;
  readonly onRetry: () => void;
  readonly busy?: boolean;
}

/** Errors that trying again cannot mend. */
const FINAL = new Set<AnswerError['code']>([
  'PROJECT_CLOSED',
  'REQUEST_HIDDEN',
  'NOT_MANAGER',
  'NOT_ADMIN',
  'NO_ACCESS',
  'NOT_SIGNED_IN',
  'WRONG_SURFACE',
]);

/** What happened, what to do, and a retry where one can help. */
export function ErrorState({ error, onRetry, busy = false }: ErrorStateProps) {
  const words = useWords();
  const wordError = useErrorText();
  const final = FINAL.has(error.code);
  return (
    <Notice tone={final ? 'neutral' : 'danger'} role="alert">
      <span>{wordError(error)}</span>
      {!final && (
        <Button look="link" busy={busy} onPress={onRetry}>
          {words.text('state.retry')}
        </Button>
      )}
    </Notice>
  );
}
