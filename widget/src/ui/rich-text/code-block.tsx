// Code of several lines, with a button that copies it.

import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { usePanel } from '../panel-context.ts';
import { SCROLLABLE } from '../scrollable.ts';

/** How long the button says that it has worked. */
const CONFIRMATION_MS = 2_000;

/** Shows code as it was written. */
export function CodeBlock({ language, value }: { language: string; value: string }) {
  const { texts } = usePanel();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setIsCopied(true),
      () => {},
    );
  };
  // Browsers offer the clipboard only to pages with HTTPS.
  const canCopy = typeof navigator.clipboard?.writeText === 'function';
  return (
    <div class="code" dir="ltr">
      <div class="code-head">
        <span>{language || texts.code}</span>
        {canCopy && (
          <button type="button" class="quiet" onClick={copy}>
            <Icon name={isCopied ? 'check' : 'copy'} />
            {isCopied ? texts.copied : texts.copyCode}
          </button>
        )}
      </div>
      <section class="code-text" aria-label={language || texts.code} {...SCROLLABLE}>
        <pre>
          <code>{value}</code>
        </pre>
      </section>
    </div>
  );
}
