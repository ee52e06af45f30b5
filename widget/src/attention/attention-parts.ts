// What the parts of attention share.

import type { ChatStore } from '../chat/chat-store.ts';
import type { SavedChat } from '../chat/saved-chat.ts';
import type { EmitEvent } from '../host/panel-module.ts';
import type { Storage } from '../host/storage.ts';
import type { Language } from '../loader/launcher-texts.ts';
import type { Transport } from '../transport/transport.ts';
import type { ViewStore } from '../ui/view-state.ts';

/** What attention needs. */
export interface AttentionParts {
  readonly store: ChatStore;
  readonly view: ViewStore;
  readonly saved: Storage<SavedChat>;
  readonly transport: Transport;
  readonly language: Language;
  readonly emit: EmitEvent;
  /** Shows the number of unread answers at the launcher. */
  readonly showUnread: (count: number) => void;
}
