import './controls.css';
import './scale-row.css';
import { useEffect, useId, useRef, useState } from 'react';
import type { ComponentChildren } from 'preact';
import { Button } from './controls';
import { Icon } from './icon';
import { useWords } from './text';

interface ScaleRowProps {
  readonly legend: ComponentChildren;
  /** The five words, lowest first. All of them are always in sight. */
  readonly choices: readonly string[];
  /** 1 … 5, or null when nothing is chosen. */
  readonly value: number | null;
  /** Being saved right now. */
  readonly saving?: number | null;
  /** Draws the question as a heading of the card. */
  readonly heading?: boolean;
  readonly onChoose: (value: number) => void;
  /** True: the arrow keys only walk, and Enter, Space or a click saves. False: choosing is only choosing. */
  readonly saves: boolean;
}

/**
 * Five native radios in one row. The lowest stands at the reading start: right in Hebrew, left in English.
 * A radio group changes with every arrow key; where choosing saves, that would store a score nobody meant, so a walk
 * with the arrows only marks, and Enter, Space or the button saves what is marked.
 */
export function ScaleRow({ legend, choices, value, saving = null, heading = false, onChoose, saves }: ScaleRowProps) {
  const name = useId();
  const words = useWords();
  const [marked, setMarked] = useState(value);
  const walking = useRef(false);
  useEffect(() => setMarked(value), [value]);

  const choose = (choice: number) => {
    setMarked(choice);
    if (saving === null && !(saves && walking.current)) onChoose(choice);
    walking.current = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    walking.current = event.key.startsWith('Arrow');
    if (!saves || marked === null || (event.key !== 'Enter' && event.key !== ' ')) return;
    // Space on a radio the arrows already marked changes nothing, so no change event would save it.
    event.preventDefault();
    if (saving === null) onChoose(marked);
  };
  const waiting = saves && marked !== null && marked !== value && saving === null;

  return (
    <fieldset class="scale" aria-busy={saving !== null}>
      <legend class={heading ? 'scale-question' : 'group-label'}>{legend}</legend>
      <div class="scale-row">
        {choices.map((word, index) => {
          const choice = index + 1;
          return (
            <label key={choice} class="scale-choice" data-saving={saving === choice || undefined}>
              <input
                type="radio"
                name={name}
                value={choice}
                checked={(saving ?? marked) === choice}
                onKeyDown={onKeyDown}
                onChange={() => choose(choice)}
                onPointerDown={() => {
                  walking.current = false;
                }}
              />
              <span class="scale-number">
                {saving === choice ? <span class="spinner" aria-hidden="true" /> : choice}
                <Icon name="check" size={12} />
              </span>{' '}
              <span class="scale-word">{word}</span>
            </label>
          );
        })}
      </div>
      {waiting && (
        <p class="scale-hint">
          <Button look="primary" onPress={() => onChoose(marked)}>
            {words.text('card.saveMarked', { word: choices[marked - 1] ?? '' })}
          </Button>
          <span class="small quiet">{words.text('card.pressEnter')}</span>
        </p>
      )}
    </fieldset>
  );
}
