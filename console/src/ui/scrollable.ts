// What makes a part that scrolls usable without a mouse.

/**
 * The attributes of an element that scrolls by itself: not every browser lets the keyboard scroll one that holds nothing to focus.
 * @source WCAG 2.2, success criterion 2.1.1: what can be scrolled has to be reachable by keyboard
 */
export const SCROLLABLE = { tabIndex: 0 } as const;
