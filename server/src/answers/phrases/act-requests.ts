// How visitors ask for something to be done for them, language by language.

import type { KnownLanguage } from '../../knowledge/language/languages.ts';

/** Whole words and phrases in lower case without punctuation, parted by commas. */
export interface ActRequestWords {
  /** Asking somebody to do something. */
  readonly ask: string;
  /** What is to be done, with whose it is done to. */
  readonly act: string;
  /** Wanting to know instead: then it is a question. */
  readonly explain: string;
}

/** The words of the languages in which such requests are told from questions. */
export const ACT_REQUESTS: Partial<Record<KnownLanguage, ActRequestWords>> = {
  en: {
    ask: 'please, can you, could you, would you, will you, i want you to, i need you to, i would like you to',
    act: 'cancel my, cancel our, refund me, refund my, give me a refund, delete my, close my, change my, update my, reset my, upgrade me, upgrade my, downgrade my, extend my, unlock my, reactivate my, send me my, resend my, look up my, check my order, check my account, book me, move my, transfer my',
    explain:
      'how, where, when, what, which, why, who, can i, could i, may i, should i, do i, am i able, is it possible, explain, tell me, show me',
  },
  de: {
    ask: 'bitte, können sie, könnten sie, kannst du, könntest du, würden sie, ich möchte dass sie',
    act: 'storniere meine, stornieren sie meine, kündigen sie mein, kündigen sie meinen, kündigen sie meine, kündige meinen, kündige mein, meine bestellung stornieren, meinen vertrag kündigen, mein abo kündigen, mein konto löschen, löschen sie mein, lösche mein, ändern sie meine, ändern sie mein, meine adresse ändern, mein passwort zurücksetzen, erstatten sie mir, mir das geld erstatten, mein konto entsperren, meine rechnung schicken, senden sie mir meine',
    explain:
      'wie, wo, wann, was, welche, welcher, warum, wer, kann ich, könnte ich, darf ich, muss ich, erklären, sagen sie mir, zeigen',
  },
  fr: {
    ask: 'merci de, veuillez, pouvez-vous, pourriez-vous, peux-tu, pourrais-tu, s il vous plaît, je veux que vous',
    act: 'annuler ma, annuler mon, annulez ma, annulez mon, rembourser ma, me rembourser, remboursez-moi, supprimer mon, supprimez mon, fermer mon, fermez mon, changer mon, changez mon, modifier mon, modifiez mon, modifier ma, réinitialiser mon, m envoyer ma, envoyez-moi ma, débloquer mon',
    explain:
      'comment, où, quand, quel, quelle, pourquoi, qui, puis-je, est-ce que je peux, expliquer, dites-moi',
  },
  es: {
    ask: 'por favor, puede, podría, puedes, podrías, quiero que, necesito que',
    act: 'cancelar mi, cancele mi, cancela mi, cancelen mi, reembolsarme, devolverme, eliminar mi, elimine mi, borrar mi, borre mi, cerrar mi, cierre mi, cambiar mi, cambie mi, actualizar mi, actualice mi, restablecer mi, enviarme mi, envíeme mi, desbloquear mi',
    explain: 'cómo, dónde, cuándo, qué, cuál, por qué, quién, puedo, podría yo, explicar, dígame',
  },
  it: {
    ask: 'per favore, può, potrebbe, puoi, potresti, vorrei che, potete',
    act: 'cancellare il mio, annullare il mio, annulla il mio, annullate il mio, annulli il mio, rimborsarmi, eliminare il mio, elimina il mio, chiudere il mio, cambiare il mio, cambiare la mia, modificare il mio, modificare la mia, reimpostare la mia, inviarmi la mia, sbloccare il mio',
    explain: 'come, dove, quando, cosa, quale, perché, chi, posso, spiegare, dimmi',
  },
  pt: {
    ask: 'por favor, pode, poderia, podes, podem, quero que, preciso que',
    act: 'cancelar minha, cancelar meu, cancele minha, cancele meu, cancela a minha, reembolsar-me, me reembolsar, excluir minha, excluir meu, apagar minha, apagar meu, encerrar minha, alterar meu, alterar minha, mudar meu, mudar minha, redefinir minha, me enviar minha, desbloquear minha',
    explain: 'como, onde, quando, qual, quais, por que, porque, quem, posso, explicar, diga-me',
  },
  nl: {
    ask: 'alstublieft, alsjeblieft, kunt u, kan je, kun je, zou u, zou je, wilt u',
    act: 'mijn bestelling annuleren, mijn abonnement opzeggen, annuleer mijn, zeg mijn, mijn account verwijderen, verwijder mijn, mijn adres wijzigen, wijzig mijn, mijn wachtwoord resetten, mij terugbetalen, mijn geld terugstorten, mijn factuur sturen, stuur mij mijn, mijn account deblokkeren',
    explain: 'hoe, waar, wanneer, wat, welke, waarom, wie, kan ik, mag ik, moet ik, uitleggen, vertel',
  },
};
