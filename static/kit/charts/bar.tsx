import './charts.css';

interface BarProps {
  /** 0–1 of the longest bar of the column. */
  readonly share: number;
  /** 0–1, where the target lies on the same scale. */
  readonly target?: number | null;
}

/** A bar in a cell. It grows from the reading start, beside the figure that says the same. */
export function Bar({ share, target = null }: BarProps) {
  const percent = (part: number) => `${Math.min(1, Math.max(0, part)) * 100}%`;
  return (
    <span class="bar" aria-hidden="true">
      <span class="bar-fill" style={{ inlineSize: percent(share) }} />
      {target !== null && <span class="bar-target" style={{ insetInlineStart: percent(target) }} />}
    </span>
  );
}
