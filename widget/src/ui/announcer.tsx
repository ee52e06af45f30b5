// What is read aloud: whole sentences, once each, when something has been said or has changed.

import { useEffect, useState } from 'preact/hooks';
import { narrate } from './narrate.ts';
import { usePanel } from './panel-context.ts';

/** Reads aloud what is new since the conversation was opened. */
export function Announcer() {
  const { texts, chat } = usePanel();
  const [sentence, setSentence] = useState('');
  useEffect(() => narrate(chat.store, texts, setSentence), [chat, texts]);
  return (
    <output class="sr" aria-live="polite">
      {sentence}
    </output>
  );
}
