// The seam between the two load stages: what the loader gives the panel, and what it may ask of it.

import type { AssistantId } from '@frontdesk/contract';
import type { FrontdeskEvent, FrontdeskEvents } from '../public-api.ts';
import type { Identity, Wish } from '../identity/identity-module.ts';

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
  readonly button: HTMLElement;
  /** Where a number is shown at the launcher. */
  readonly badge: HTMLElement;
  /** The launcher's accessible name without a number. */
  readonly name: string;
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
  /** What the page has said of who the visitor is; absent as long as nobody has a name. */
  wish?: Wish | undefined;
  /** Knows who the visitor is, once somebody has a name. */
  identity?: Identity | undefined;
  /** Opens the session of a panel that is there anew. */
  readonly renew: () => Promise<void> | undefined;
  /** Takes the panel away with all that it knows: what it shows is somebody else's. */
  readonly reset: () => void;
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
  /** Opens the session anew, since who the visitor is has changed or is proven for longer. */
  readonly renew: () => Promise<void>;
  /** Closes the chat and forgets it. */
  readonly destroy: () => void;
}

/** The panel's module, as the loader imports it. */
export interface PanelModule {
  /** Fetches what drawing needs; what it resolves with draws the chat into the widget's shadow root, closed, and starts it. */
  readonly preparePanel: (host: PanelHost) => Promise<() => Panel>;
  /** Resolves when nothing is left of anybody but whom the page has named; rejects when the page does not say who that is. */
  readonly settle: (host: PanelHost) => Promise<void>;
}

/**
 * Fetches the panel that was built together with the loader.
 * @param attempt how often it has failed before
 */
export type ImportPanel = (attempt: number) => Promise<PanelModule>;
