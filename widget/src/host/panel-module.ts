// The seam between the two load stages: what the loader gives the panel, and what it may ask of it.

import type { AssistantId } from '@frontdesk/contract';
import type { FrontdeskEvent, FrontdeskEvents } from '../public-api.ts';

/** What the pasted tag says. */
export interface WidgetOptions {
  readonly assistantId: AssistantId;
  /** The desk's origin: where the tag's script came from. */
  readonly baseUrl: string;
  /** The language the owner chose, as a BCP 47 tag; absent: the page's or the visitor's. */
  readonly language?: string;
  /** The owner's colour as `#rrggbb`, known before the desk has been asked. */
  readonly accentColor?: string;
}

/** Tells the page what happened. */
export type EmitEvent = <E extends FrontdeskEvent>(event: E, detail: FrontdeskEvents[E]) => void;

/** What the loader gives to the panel. */
export interface PanelHost {
  /** Where the panel adopts its style sheet. */
  readonly root: ShadowRoot;
  /** The element into which the panel renders; it carries the direction. */
  readonly container: HTMLElement;
  readonly options: WidgetOptions;
  readonly emit: EmitEvent;
  /** Closes the chat as the visitor wishes. */
  readonly close: () => void;
  readonly setUnread: (count: number) => void;
}

/** What the loader may ask of the panel. */
export interface Panel {
  /** Shows or hides the chat; `takesFocus: false` shows it without touching the page's focus. */
  readonly setOpen: (isOpen: boolean, takesFocus: boolean) => void;
  readonly ask: (text: string) => void;
  readonly prefill: (text: string) => void;
  readonly newConversation: () => void;
  readonly destroy: () => void;
}

/** The panel's module, as the loader imports it. */
export interface PanelModule {
  readonly mountPanel: (host: PanelHost) => Promise<Panel>;
}
