// Says that the connection is gone, once that has lasted long enough to matter.

import type { ChatState } from '../../chat/chat-state.ts';
import { errorText } from '../../i18n/texts.ts';
import { AWAY_AFTER_MS } from './away-after.ts';
import { Icon } from '../icons.tsx';
import { usePanel } from '../panel-context.ts';
import { useLasting } from '../use-lasting.ts';

/** Shows why nothing comes through at present. */
export function ConnectionBanner({ state: { connection, refusal } }: { state: ChatState }) {
  const { texts } = usePanel();
  const isAway = useLasting(connection === 'away' || connection === 'starting', AWAY_AFTER_MS);
  if (connection === 'refused') {
    return (
      <p class="banner is-error" role="alert">
        <Icon name="alert" />
        <span dir="auto">{errorText(texts, refusal)}</span>
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
