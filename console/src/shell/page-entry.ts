// A page as the navigation knows it.

import type { FunctionComponent } from 'preact';

import type { ApiScope } from '@frontdesk/contract';

/** What a page is given. */
export interface PageProps {
  /** What follows the page's name in the address; `null` for the page itself. */
  readonly id: string | null;
}

/** A page, its address, and who sees it. */
export interface PageEntry {
  /** The second part of the address. */
  readonly name: string;
  readonly title: string;
  /** Without this the page is neither shown nor linked. */
  readonly scope: ApiScope;
  readonly Page: FunctionComponent<PageProps>;
}

/** Pages that belong together. */
export interface Area {
  /** The first part of the address. */
  readonly name: string;
  readonly title: string;
  readonly pages: readonly PageEntry[];
}
