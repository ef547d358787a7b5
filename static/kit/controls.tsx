import './controls.css';
import { useEffect, useId, useRef } from 'react';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon';
import type { IconName } from './icon';

/** What a colour means; a word or a shape always says it too. */
export type Tone = 'neutral' | 'information' | 'success' | 'warning' | 'danger';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly look?: 'default' | 'primary' | 'subtle' | 'link';
  readonly type?: 'button' | 'submit';
  /** Keeps its focus and its place while work is under way, and does nothing. */
  readonly busy?: boolean;
  readonly onPress?: () => void;
  readonly label?: string;
}

/** A native button in Jira's looks. */
export function Button({ children, look = 'default', type = 'button', busy = false, onPress, label }: ButtonProps) {
  return (
    <button
      class="button"
      data-look={look}
      type={type === 'submit' ? 'submit' : 'button'}
      aria-disabled={busy || undefined}
      aria-label={label}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {busy && <span class="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

/** A short state in a tinted box. */
export function Lozenge({ tone, icon, children }: LozengeProps) {
  return (
    <span class="lozenge" data-tone={tone}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

interface LozengeProps {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

interface NoticeProps {
  readonly tone: Tone;
  readonly children: ComponentChildren;
  /** `alert` interrupts a screen reader, `status` waits for a pause. */
  readonly role?: 'alert' | 'status';
  /** Takes the focus when it appears, because the control that led here is gone. */
  readonly focused?: boolean;
}

const NOTICE_ICONS: Readonly<Record<Tone, IconName>> = {
  neutral: 'info',
  information: 'info',
  success: 'check',
  warning: 'warning',
  danger: 'warning',
};

/** A sentence that must be seen, with the shape of its tone. */
export function Notice({ tone, children, role, focused = false }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) box.current?.focus({ preventScroll: true });
  }, [focused]);
  return (
    <div ref={box} class="notice" data-tone={tone} role={role} tabIndex={focused ? -1 : undefined}>
      <Icon name={NOTICE_ICONS[tone]} />
      <div class="notice-body">{children}</div>
    </div>
  );
}

interface MeterProps {
  /** 0–1; more is drawn as full. */
  readonly share: number;
  readonly tone: Tone;
}

/** A bar that grows from the reading start. The words beside it carry the value. */
export function Meter({ share, tone }: MeterProps) {
  const width = `${Math.min(1, Math.max(0, share)) * 100}%`;
  return (
    <div class="meter" data-tone={tone} aria-hidden="true">
      <span style={{ inlineSize: width }} />
    </div>
  );
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly name: string }[];
  readonly current: Id;
  readonly onChange: (id: Id) => void;
  readonly children: ComponentChildren;
}

/** Tabs with roving focus; arrows follow the reading direction. */
export function Tabs<Id extends string>({ label, tabs, current, onChange, children }: TabsProps<Id>) {
  const panelId = useId();
  const step = (event: KeyboardEvent) => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const by = event.key === forward ? 1 : event.key === back ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === current);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.id);
    document.getElementById(`${panelId}-${next.id}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${panelId}-${tab.id}`}
            class="tab"
            type="button"
            role="tab"
            aria-selected={tab.id === current}
            aria-controls={panelId}
            tabIndex={tab.id === current ? 0 : -1}
            onKeyDown={step}
            onClick={() => onChange(tab.id)}
          >
            {tab.name}
          </button>
        ))}
      </div>
      <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${current}`}>
        {children}
      </div>
    </>
  );
}
