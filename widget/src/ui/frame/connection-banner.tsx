// Says why nothing comes through: the visitor has no access, the page is refused, or the connection has been gone for long enough to matter.

import type { ChatState } from '../../chat/chat-state.ts';
import { safeUrl } from '../../markdown/safe-url.ts';
import { errorText, type Denial } from '../../i18n/texts.ts';
import { AWAY_AFTER_MS } from './away-after.ts';
import { Icon } from '../icons.tsx';
import { usePanel } from '../panel-context.ts';
import { useLasting } from '../use-lasting.ts';

/** Shows why nothing comes through at present. */
export function ConnectionBanner({ state: { connection, refusal, denied } }: { state: ChatState }) {
  const { texts } = usePanel();
  const isAway = useLasting(connection === 'away' || connection === 'starting', AWAY_AFTER_MS);
  if (denied || connection === 'refused') {
    const signupUrl = denied?.signupUrl && safeUrl(denied.signupUrl);
    return (
      <p class="banner is-error" role="alert">
        <Icon name="alert" />
        <span dir="auto">
          {texts.errors[(denied?.reason ?? refusal) as Denial] ?? denied?.message}{' '}
          {signupUrl && (
            <a href={signupUrl} target="_blank" rel="noopener noreferrer">
              {new URL(signupUrl).host}
            </a>
          )}
        </span>
      </p>
    );
  }
  if (!isAway) return null;
  const isRefusedForNow = refusal === 'rate_limited' || refusal === 'unavailable';
  const reason = connection === 'starting' ? texts.connecting : texts.away;
  return (
    <p class="banner">
      <span class="spinner" aria-hidden="true" />
      <span dir="auto">{isRefusedForNow ? errorText(texts, refusal) : reason}</span>
    </p>
  );
}
