// Something from the desk on the screen: coming, here, empty, or why not.

import type { ComponentChildren } from 'preact';

import { Failure } from './failure.tsx';
import type { Loaded } from './use-loaded.ts';

/** Shows what was loaded; until then that it comes, or why it does not. */
export function LoadedView<T>(props: {
  readonly loaded: Loaded<T>;
  readonly children: (value: T) => ComponentChildren;
}) {
  const { value, error, isLoading, reload } = props.loaded;
  return (
    <>
      <Failure error={error} onRetry={() => void reload()} />
      {value === undefined && isLoading && !error && <p class="loading">Loading…</p>}
      {value !== undefined && props.children(value)}
    </>
  );
}

/** Says what it means that there is nothing, and what to do. */
export function Empty(props: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{props.title}</p>
      {props.children && <p>{props.children}</p>}
    </div>
  );
}
