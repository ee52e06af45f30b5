// What was done, said for a moment at the edge of the screen.

import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

interface Toast {
  readonly key: number;
  readonly text: string;
  readonly undo?: () => void;
}

/** How long a sentence stays, in milliseconds; longer where there is something to press. */
const STAY_MS = 5_000;
const STAY_WITH_UNDO_MS = 12_000;

function ToastItem(props: { readonly toast: Toast; readonly onEnd: () => void }) {
  const { toast, onEnd } = props;
  const [isHeld, setHeld] = useState(false);
  const endRef = useRef(onEnd);
  useEffect(() => {
    endRef.current = onEnd;
  });
  useEffect(() => {
    // It does not go away under a finger, a pointer or the focus.
    if (isHeld) return undefined;
    const timer = setTimeout(() => endRef.current(), toast.undo ? STAY_WITH_UNDO_MS : STAY_MS);
    return () => clearTimeout(timer);
  }, [isHeld, toast]);
  return (
    <li
      class="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span dir="auto">{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          class="button small plain"
          onClick={() => {
            toast.undo?.();
            onEnd();
          }}
        >
          Undo
        </button>
      )}
    </li>
  );
}

/** Returns a way to say that something was done, and the place where it is said. Saying it aloud is the caller's. */
export function useToasts(): readonly [(text: string, undo?: () => void) => void, ComponentChildren] {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const countRef = useRef(0);
  const add = useCallback((text: string, undo?: () => void) => {
    countRef.current += 1;
    const toast = { key: countRef.current, text, ...(undo && { undo }) };
    // More than a few would cover what one is doing.
    setToasts((shown) => [...shown.slice(-2), toast]);
  }, []);
  const drop = (key: number) => setToasts((shown) => shown.filter((each) => each.key !== key));
  const view = (
    <section class="toasts" hidden={toasts.length === 0} aria-label="Done just now">
      <ul>
        {toasts.map((toast) => (
          <ToastItem key={toast.key} toast={toast} onEnd={() => drop(toast.key)} />
        ))}
      </ul>
    </section>
  );
  return [add, view];
}
