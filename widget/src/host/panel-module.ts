// The seam between the two load stages: what the loader gives the panel, and what it may ask of it.

import type { AssistantId } from '@frontdesk/contract';
import type { FrontdeskEvent, FrontdeskEvents } from '../public-api.ts';

/** What the pasted tag says. */
export interface WidgetOptions {
  readonly assistantId: AssistantId;
  /** The desk's origin: where the tag's script came from. */
  readonly baseUrl: string;
  /** The language the owner chose, as a BCP 47 tag; otherwise it is the page's or the visitor's. */
  readonly language: string | undefined;
  /** The owner's colour as `#rrggbb`, known before the desk has been asked. */
  readonly accentColor: string | undefined;
}

/** Tells the page what happened. */
export type EmitEvent = <E extends FrontdeskEvent>(event: E, detail: FrontdeskEvents[E]) => void;

/** What the panel may do with the launcher. */
export interface LauncherControl {
  /** An open chat takes the launcher's place. */
  readonly setOpen: (isOpen: boolean) => void;
  /** Shows a number at the launcher; `label` is its accessible name then. */
  readonly setUnread: (count: number, label: string) => void;
  readonly focus: () => void;
}

/** What the loader gives to the panel. */
export interface PanelHost {
  /** Where the panel adopts its style sheets. */
  readonly root: ShadowRoot;
  /** The element into which the panel renders; it carries the direction. */
  readonly container: HTMLElement;
  readonly options: WidgetOptions;
  readonly emit: EmitEvent;
  readonly launcher: LauncherControl;
}

/** What the loader may ask of the panel. */
export interface Panel {
  /** Shows the chat; `takesFocus: false` leaves the focus where it is. */
  readonly open: (takesFocus: boolean) => void;
  readonly close: () => void;
  readonly toggle: () => void;
  readonly isOpen: () => boolean;
  /** Opens the chat and sends a message. */
  readonly ask: (text: string) => void;
  /** Opens the chat with a text to send. */
  readonly prefill: (text: string) => void;
  /** Opens an empty conversation. */
  readonly newConversation: () => void;
  readonly destroy: () => void;
}

/** The panel's module, as the loader imports it. */
export interface PanelModule {
  readonly mountPanel: (host: PanelHost) => Promise<Panel>;
}

/**
 * Fetches the panel that was built together with the loader.
 * @param attempt how often it has failed before
 */
export type ImportPanel = (attempt: number) => Promise<PanelModule>;
