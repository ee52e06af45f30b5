// The panel: a dialog with a head, the conversation and the composer.

import { useEffect, useRef } from 'preact/hooks';
import { Announcer } from './frame/announcer.tsx';
import { Composer } from './composer/composer.tsx';
import { ConnectionBanner } from './frame/connection-banner.tsx';
import { ConversationsScreen } from './conversations/conversations-screen.tsx';
import { Header } from './frame/header.tsx';
import { PanelContext } from './panel-context.ts';
import type { PanelContextValue } from './panel-context.ts';
import { TranscriptView } from './transcript/transcript-view.tsx';
import { useFullScreen } from './frame/use-full-screen.ts';
import { useStore } from './use-store.ts';

/** Shows the chat. */
export function PanelApp({ context }: { context: PanelContextValue }) {
  const { chat, texts, view, close } = context;
  const state = useStore(chat.store);
  const { isOpen, isListing } = useStore(view);
  const dialogRef = useRef<HTMLDialogElement>(null);
  const isFullScreen = useFullScreen(dialogRef);

  useEffect(() => {
    const dialog = dialogRef.current;
    if (!dialog) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) close();
      // Keys pressed here are meant for the chat, not for the page's own shortcuts.
      event.stopPropagation();
    };
    dialog.addEventListener('keydown', onKeyDown);
    return () => dialog.removeEventListener('keydown', onKeyDown);
  }, [close]);

  return (
    <PanelContext.Provider value={context}>
      <dialog
        ref={dialogRef}
        class="panel"
        aria-modal={isFullScreen ? 'true' : undefined}
        aria-label={texts.dialogLabel(state.assistant?.name ?? texts.assistantFallback)}
        open={isOpen}
      >
        <Header state={state} />
        <ConnectionBanner state={state} />
        {isListing ? (
          <ConversationsScreen />
        ) : (
          <>
            <TranscriptView state={state} isOpen={isOpen} />
            <Composer isDisabled={state.connection === 'refused'} />
          </>
        )}
        <Announcer />
      </dialog>
    </PanelContext.Provider>
  );
}
