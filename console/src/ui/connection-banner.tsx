// Says that the connection is away or will be, and that it comes back.

import type { LinkStatus } from '../transport/agent-link.ts';

/** Shows a banner while the desk can't be heard, when what is on the screen may be old, and while it is about to stop. */
export function ConnectionBanner(props: {
  readonly status: LinkStatus;
  readonly isDraining: boolean;
  readonly onReconnect: () => void;
}) {
  const { isDraining } = props;
  const isAway = props.status === 'offline' && !isDraining;
  return (
    <output class={isDraining ? 'banner calm' : 'banner'} hidden={!isAway && !isDraining}>
      {isDraining && (
        <span>The desk is restarting and will be back in a moment. What you send waits until then.</span>
      )}
      {isAway && (
        <>
          <span>No connection to the desk. Trying again… What you write is kept and sent afterwards.</span>
          <button type="button" class="button small" onClick={props.onReconnect}>
            Try now
          </button>
        </>
      )}
    </output>
  );
}
