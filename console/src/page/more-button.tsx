// The end of a list that has more.

import type { Paged } from './use-paged.ts';
import { Failure } from './failure.tsx';

/** Offers the next page of a list while there is one. */
export function MoreButton<T>({ paged }: { readonly paged: Paged<T> }) {
  const { loaded, more, loadMore } = paged;
  return (
    <>
      <Failure error={more.error} />
      {loaded.value?.nextCursor && (
        <p class="more">
          <button type="button" class="button" aria-busy={more.isBusy} onClick={() => void loadMore()}>
            Show more
          </button>
        </p>
      )}
    </>
  );
}
