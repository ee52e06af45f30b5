// The address of what is on the screen: `#/waiting/conv_…`, so that Back, bookmarks and links work.

import { useEffect, useState } from 'preact/hooks';

import type { ConversationId } from '@frontdesk/contract';

import { SECTIONS, type Section } from './sections.ts';

/** What is on the screen. */
export interface Route {
  readonly section: Section;
  readonly conversationId: ConversationId | null;
}

/** Reads an address; whatever it does not understand leads to the waiting conversations. */
export function parseRoute(hash: string): Route {
  const [, name, id] = hash.replace(/^#/, '').split('/');
  const section = SECTIONS.find((known) => known === name) ?? 'waiting';
  const isConversation = id !== undefined && /^conv_[A-Za-z0-9]{1,59}$/.test(id);
  return { section, conversationId: isConversation ? (id as ConversationId) : null };
}

/** Writes an address that {@link parseRoute} reads. */
export function formatRoute({ section, conversationId }: Route): string {
  return conversationId ? `#/${section}/${conversationId}` : `#/${section}`;
}

/** Returns the address, follows it, and says whether it has changed since the page was opened. */
export function useAddress(): { readonly hash: string; readonly hasChanged: boolean } {
  const [address, setAddress] = useState({ hash: location.hash, hasChanged: false });
  useEffect(() => {
    const follow = () => setAddress({ hash: location.hash, hasChanged: true });
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return address;
}
