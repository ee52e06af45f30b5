// One of many: what it is called, what is known of it, what can be done with it.

import type { ComponentChildren } from 'preact';

import { fullMoment } from '../ui/format-time.ts';

/** Shows a line of a list. */
export function Item(props: {
  readonly title: ComponentChildren;
  /** Marks beside the title. */
  readonly tags?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <li class="item">
      <div class="item-main">
        <p class="item-title">
          <bdi>{props.title}</bdi> {props.tags}
        </p>
        {props.children}
      </div>
      {props.actions && <div class="item-actions">{props.actions}</div>}
    </li>
  );
}

/** Shows facts one after the other. */
export function Facts(props: { readonly children: ComponentChildren }) {
  return <dl class="item-facts">{props.children}</dl>;
}

/** Shows a fact with its name; nothing when there is none. */
export function Fact(props: { readonly name: string; readonly children: ComponentChildren }) {
  const { name, children } = props;
  if (children === undefined || children === null || children === false) return null;
  return (
    <div>
      <dt>{name}</dt> <dd>{children}</dd>
    </div>
  );
}

/** Does something with one of many: assistive technology hears with which. */
export function ItemButton(props: {
  readonly label: string;
  /** What the item is called. */
  readonly name: string;
  readonly isDanger?: boolean;
  readonly isBusy?: boolean;
  readonly onPress: () => void;
}) {
  const { label, name, isDanger = false, isBusy = false, onPress } = props;
  return (
    <button
      type="button"
      class={isDanger ? 'button small quiet-danger' : 'button small'}
      aria-label={`${label} “${name}”`}
      aria-busy={isBusy}
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) onPress();
      }}
    >
      {label}
    </button>
  );
}

/** Shows a moment, or a word for a moment that never was. */
export function Moment({ at, never }: { readonly at: string | null | undefined; readonly never?: string }) {
  if (!at) return <>{never}</>;
  return <time dateTime={at}>{fullMoment(at)}</time>;
}
