// The few words of the launcher, in every language of the widget. The panel has its own, larger table.

/** The launcher's words. */
export interface LauncherTexts {
  readonly open: string;
  /** The accessible name when something is unread. `#` stands for the number. */
  readonly openUnread: string;
  readonly failed: string;
  readonly retry: string;
  readonly dismiss: string;
}

/** The launcher's words by language. */
export const LAUNCHER_TEXTS = {
  en: {
    open: 'Open chat',
    openUnread: 'Open chat, # unread',
    failed: 'The chat could not be loaded. Check your connection.',
    retry: 'Try again',
    dismiss: 'Dismiss',
  },
  de: {
    open: 'Chat öffnen',
    openUnread: 'Chat öffnen, # ungelesen',
    failed: 'Der Chat konnte nicht geladen werden. Prüfen Sie Ihre Verbindung.',
    retry: 'Erneut versuchen',
    dismiss: 'Ausblenden',
  },
  es: {
    open: 'Abrir chat',
    openUnread: 'Abrir chat, # sin leer',
    failed: 'No se pudo cargar el chat. Compruebe su conexión.',
    retry: 'Reintentar',
    dismiss: 'Descartar',
  },
  fr: {
    open: 'Ouvrir le chat',
    openUnread: 'Ouvrir le chat, # non lus',
    failed: 'Le chat n’a pas pu être chargé. Vérifiez votre connexion.',
    retry: 'Réessayer',
    dismiss: 'Masquer',
  },
  ar: {
    open: 'فتح الدردشة',
    openUnread: 'فتح الدردشة، # غير مقروءة',
    failed: 'تعذّر تحميل الدردشة. تحقّق من اتصالك.',
    retry: 'إعادة المحاولة',
    dismiss: 'إخفاء',
  },
} as const satisfies Record<string, LauncherTexts>;

/** A language in which the widget can speak. */
export type Language = keyof typeof LAUNCHER_TEXTS;
