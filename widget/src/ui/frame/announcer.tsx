// What is read aloud: whole sentences, once each, when something has been said or has changed.

import { useEffect, useState } from 'preact/hooks';
import { narrate } from './narrate.ts';
import { usePanel } from '../panel-context.ts';

/** A sentence that was read is taken away again, so that nobody who looks around in the panel meets it twice. */
const KEPT_MS = 5_000;

/** Reads aloud what is new since the conversation was opened. */
export function Announcer() {
  const { texts, chat } = usePanel();
  const [sentence, setSentence] = useState('');
  useEffect(() => narrate(chat.store, texts, setSentence), [chat, texts]);
  useEffect(() => {
    const timer = setTimeout(() => setSentence(''), KEPT_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <output class="sr" aria-live="polite">
      {sentence}
    </output>
  );
}
