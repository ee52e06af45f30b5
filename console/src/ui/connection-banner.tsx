// Says that the connection is away, and that it is being brought back.

import type { LinkStatus } from '../transport/agent-link.ts';

/** Shows a banner while the desk can't be heard; what is on the screen may be old then. */
export function ConnectionBanner(props: { readonly status: LinkStatus; readonly onReconnect: () => void }) {
  const isAway = props.status === 'offline';
  return (
    <output class="banner" hidden={!isAway}>
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
