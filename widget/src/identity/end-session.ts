// Ends a session on the desk.

/** Asks the desk to end a session, also while the page is being left. Where the desk can't be reached, the session ends with what has proved it. */
export function endSession(baseUrl: string, token: string): void {
  const headers = { Authorization: `Bearer ${token}` };
  const request = { method: 'POST', credentials: 'omit', keepalive: true, headers } as const;
  fetch(`${baseUrl}/widget/v1/sessions/end`, request).catch(() => {});
}
