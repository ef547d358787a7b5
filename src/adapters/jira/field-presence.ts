import { z } from 'zod';
import { JiraDate } from '../../contract/jira-values';
import type { FieldPresence } from '../../domain/experience/observed-issue';
import type { History, Issue } from './schemas';

const Attachments = z.array(z.object({ created: JiraDate }));

/** The portal hands attachments in by a call of their own right after the request. */
const SAME_ACT_MS = 300_000;

interface FieldLife {
  readonly fields: Issue['fields'];
  /** Oldest first. */
  readonly histories: readonly History[];
}

/** Whether each field holds something, and whether it did when the issue was created: the first change says what it was. */
export const presenceOf = (life: FieldLife, fieldIds: readonly string[]): Readonly<Record<string, FieldPresence>> =>
  Object.fromEntries(
    fieldIds.map((id) => [id, id === 'attachment' ? attachmentPresence(life) : fieldPresence(life, id)]),
  );

/** Whether the field of an item holds something now. */
export const holdsSomething = (fields: Readonly<Record<string, unknown>>, fieldId: string): boolean =>
  isFilled(fields[fieldId]);

const fieldPresence = ({ fields, histories }: FieldLife, fieldId: string): FieldPresence => {
  const now = isFilled(fields[fieldId]);
  const first = histories.flatMap(({ items }) => items).find((item) => item.fieldId === fieldId);
  return { now, atCreation: first === undefined ? now : `${first.from ?? ''}${first.fromString ?? ''}` !== '' };
};

/**
 * An attachment that was taken away shows only in the history, which does not tell of those that came with the form. It was there from the first unless
 * the history says that it was added later than in the same act.
 */
const attachmentPresence = ({ fields, histories }: FieldLife): FieldPresence => {
  const attachments = Attachments.safeParse(fields['attachment']).data ?? [];
  const until = fields.created + SAME_ACT_MS;
  const later = histories.filter(({ created }) => created > until);
  const addedLater = new Set(attachmentItems(later).map(({ to }) => to));
  const removed = attachmentItems(histories).flatMap(({ from }) => (from === null || from === undefined ? [] : [from]));
  return {
    now: attachments.length > 0,
    atCreation: attachments.some(({ created }) => created <= until) || removed.some((id) => !addedLater.has(id)),
  };
};

const attachmentItems = (histories: readonly History[]): readonly History['items'][number][] =>
  histories.flatMap(({ items }) => items).filter(({ field }) => field === 'Attachment');

/** Rich text always arrives as a document, which may hold nothing that can be read. */
const isFilled = (value: unknown): boolean => {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return !isDocument(value) || hasContent(value);
};

const Document = z.looseObject({ type: z.literal('doc'), content: z.array(z.unknown()).default([]) });
const Node = z.looseObject({ type: z.string(), text: z.string().optional(), content: z.array(z.unknown()).optional() });

const isDocument = (value: unknown): boolean => Document.safeParse(value).success;

/** Words, or something that stands for itself: a picture, a mention, a card. */
const hasContent = (value: unknown): boolean => {
  const node = Node.safeParse(value).data;
  if (node === undefined) return false;
  if (node.text !== undefined) return node.text.trim() !== '';
  if (node.content === undefined) return !['paragraph', 'hardBreak', 'rule', 'doc'].includes(node.type);
  return node.content.some(hasContent);
};
