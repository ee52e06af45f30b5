// What went wrong, in words.

import type { Refusal } from '../transport/agent-link.ts';

/** Shows a refusal with its details, and a way to try again if that makes sense. */
export function Failure(props: { readonly error: Refusal | undefined; readonly onRetry?: () => void }) {
  const { error, onRetry } = props;
  if (!error) return null;
  return (
    <div class="failure" role="alert">
      <p>{error.message}</p>
      {error.details && error.details.length > 0 && (
        <ul>
          {error.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {onRetry && (
        <button type="button" class="button small" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
