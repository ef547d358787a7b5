import './page-list.css';
import type { ComponentChildren } from 'preact';

interface PageListProps<Id extends string> {
  /** Names the list to screen readers. */
  readonly label: string;
  readonly entries: readonly { readonly id: Id; readonly name: ComponentChildren }[];
  readonly current: Id;
  /** `steps` follow one another and stand in a row; `pages` stand at the reading start. */
  readonly kind: 'pages' | 'steps';
  readonly onChoose: (id: Id) => void;
}

/** The places of one surface, the current one marked. */
export function PageList<Id extends string>({ label, entries, current, kind, onChoose }: PageListProps<Id>) {
  const List = kind === 'pages' ? 'ul' : 'ol';
  return (
    <nav class="page-list" aria-label={label}>
      <List>
        {entries.map(({ id, name }) => (
          <li key={id}>
            <button
              class="page-link"
              type="button"
              aria-current={id === current ? (kind === 'pages' ? 'page' : 'step') : undefined}
              onClick={() => onChoose(id)}
            >
              {name}
            </button>
          </li>
        ))}
      </List>
    </nav>
  );
}
