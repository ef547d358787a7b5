import { Icon } from '../../kit/icon';
import { useWords } from '../../kit/text';
import { PART_NAMES, PARTS } from './parts';
import type { Part } from './parts';

interface PartListProps {
  readonly current: Part;
  /** Pages on which a field needs attention. */
  readonly wrong: ReadonlySet<Part>;
  readonly onChoose: (part: Part) => void;
}

/** The list at the reading start. */
export function PartList({ current, wrong, onChoose }: PartListProps) {
  const words = useWords();
  return (
    <nav class="part-list" aria-label={words.text('settings.title')}>
      <ul>
        {PARTS.map((part) => (
          <li key={part}>
            <button
              class="part-link"
              type="button"
              aria-current={part === current ? 'page' : undefined}
              onClick={() => onChoose(part)}
            >
              <span>{words.text(PART_NAMES[part])}</span>
              {wrong.has(part) && (
                <span class="part-wrong">
                  <Icon name="warning" size={12} />
                  <span class="unseen">{words.text('settings.part.wrong')}</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
