import { Icon } from '../../kit/icon';
import { PageList } from '../../kit/page-list';
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
  const nameOf = (part: Part) => (
    <>
      <span>{words.text(PART_NAMES[part])}</span>
      {wrong.has(part) && (
        <span class="part-wrong">
          <Icon name="warning" size={12} />
          <span class="unseen">{words.text('settings.part.wrong')}</span>
        </span>
      )}
    </>
  );
  return (
    <PageList
      label={words.text('settings.title')}
      kind="pages"
      entries={PARTS.map((part) => ({ id: part, name: nameOf(part) }))}
      current={current}
      onChoose={onChoose}
    />
  );
}
