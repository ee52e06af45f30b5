// The few words of the launcher, in every language of the widget. The panel has its own, larger table.

/** The launcher's words: its name, and what it says when the chat could not be fetched. */
export const LAUNCHER_TEXTS = {
  en: ['Open chat', 'The chat could not be loaded. Try again'],
  de: ['Chat öffnen', 'Der Chat konnte nicht geladen werden. Erneut versuchen'],
  es: ['Abrir chat', 'No se pudo cargar el chat. Reintentar'],
  fr: ['Ouvrir le chat', 'Le chat n’a pas pu être chargé. Réessayer'],
  ar: ['فتح الدردشة', 'تعذّر تحميل الدردشة. أعد المحاولة'],
} as const satisfies Record<string, readonly [open: string, failed: string]>;

/** A language in which the widget can speak. */
export type Language = keyof typeof LAUNCHER_TEXTS;
