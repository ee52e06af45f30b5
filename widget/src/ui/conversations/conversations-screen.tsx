// The place of the list of conversations; the list itself is fetched when it is first asked for.

import { useEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel-context.ts';

/** Shows the visitor's conversations in place of the present one. */
export function ConversationsScreen() {
  const panel = usePanel();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = ref.current;
    let end = () => {};
    let isOver = false;
    import('./conversation-list.tsx').then(
      ({ drawConversations }) => {
        if (place && !isOver) end = drawConversations(place, panel);
      },
      () => panel.view.dispatch({ type: 'listing', isListing: false }),
    );
    return () => {
      isOver = true;
      end();
    };
  }, [panel]);
  return <div ref={ref} class="screen" />;
}
