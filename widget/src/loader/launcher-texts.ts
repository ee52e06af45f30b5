// The few words of the launcher, in every language of the widget. The panel has its own, larger table.

/** The launcher's words: its name, and what it says when the chat could not be fetched. */
export const LAUNCHER_TEXTS = {
  en: ['Open chat', 'Chat not loaded. Try again'],
  de: ['Chat öffnen', 'Chat nicht geladen. Erneut versuchen'],
  es: ['Abrir chat', 'Chat no cargado. Reintentar'],
  fr: ['Ouvrir le chat', 'Chat non chargé. Réessayer'],
  ar: ['فتح الدردشة', 'تعذّر التحميل. أعد المحاولة'],
} as const satisfies Record<string, readonly [open: string, failed: string]>;

/** A language in which the widget can speak. */
export type Language = keyof typeof LAUNCHER_TEXTS;
