// The passages of a document: what of it can be found and cited.

import type { DocumentPassage } from '@frontdesk/contract';

import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { MoreButton } from '../../page/more-button.tsx';
import { Item } from '../../page/item.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { usePaged } from '../../page/use-paged.ts';
import { RichText } from '../../rich-text/rich-text.tsx';

/** Shows the passages in their order, each as an answer would cite it. @param at the address of the document */
export function DocumentPassages({ at }: { readonly at: string }) {
  const { rest } = usePageTools();
  const paged = usePaged<DocumentPassage>(rest, `${at}/passages`);
  return (
    <>
      <LoadedView loaded={paged.loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No passages">
              Nothing of this document can be cited: it is being indexed, or it holds only links or headings.
            </Empty>
          ) : (
            <ul class="items" aria-label="Passages">
              {items.map(({ headingPath, start, text }) => (
                <Item key={start} title={<bdi>{headingPath.join(' › ') || 'Beginning'}</bdi>}>
                  <div dir="auto">
                    <RichText text={text} />
                  </div>
                </Item>
              ))}
            </ul>
          )
        }
      </LoadedView>
      <MoreButton paged={paged} />
    </>
  );
}
