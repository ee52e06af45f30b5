// The one way to the browser's console: advice for the person who builds the page, never for the visitor.

const { console: developerConsole } = globalThis;

/** Tells the page's developer what to correct. */
export function warn(advice: string): void {
  developerConsole.warn(`Frontdesk: ${advice}`);
}
