// The page while the desk can't be reached, or does not let anybody in at this address.

import type { Refusal } from '../transport/agent-link.ts';

function words({ code, message }: Refusal): string {
  if (code !== 'origin_not_allowed') return message;
  return `The desk does not know its console under ${location.origin}. Open the link exactly as the desk printed it.`;
}

/** Says that the desk does not answer and offers to try again; a one-time link is not lost by it. */
export function UnreachablePage(props: { readonly error: Refusal; readonly onRetry: () => void }) {
  return (
    <main class="gate">
      <div class="gate-card">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={48} height={48} />
        <h1>{props.error.code === 'no_answer' ? 'The desk does not answer' : 'That did not work'}</h1>
        <p role="alert">{words(props.error)}</p>
        <p>
          <button type="button" class="button primary" onClick={props.onRetry}>
            Try again
          </button>
        </p>
      </div>
    </main>
  );
}
