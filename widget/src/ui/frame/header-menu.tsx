// The menu in the head of the panel.

import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../../chat/chat-state.ts';
import { Icon } from '../icons.tsx';
import type { IconName } from '../icons.tsx';
import { usePanel } from '../panel-context.ts';
import { useStore } from '../use-store.ts';
import { focusComposer } from '../view-state.ts';
import { isAssistantInCharge } from '../transcript/whose-turn.ts';

interface MenuItem {
  readonly icon: IconName;
  readonly label: string;
  /** Whether a switch is on; absent for what is not a switch. */
  readonly isOn?: boolean;
  /** Whether it moves the focus by itself. */
  readonly keepsFocus?: boolean;
  readonly run: () => void;
}

function useItems({ assistant, handover, wantsPerson }: ChatState): readonly MenuItem[] {
  const { texts, chat, view } = usePanel();
  const { isSoundOn } = useStore(view);
  const isWithPerson = handover?.state === 'human';
  const isWaiting = wantsPerson || (!isAssistantInCharge(handover) && !isWithPerson);
  const items: MenuItem[] = [];
  const beginNew = () => {
    view.dispatch({ type: 'listing', isListing: false });
    chat.newConversation();
  };
  if (isWaiting) items.push({ icon: 'leave', label: texts.cancelRequest, run: chat.cancelPerson });
  else if (assistant?.offersPeople && !isWithPerson) {
    items.push({ icon: 'person', label: texts.talkToPerson, run: chat.requestPerson });
  }
  items.push({ icon: 'compose', label: texts.newConversation, run: beginNew });
  items.push({
    icon: 'list',
    label: texts.conversations,
    keepsFocus: true,
    run: () => view.dispatch({ type: 'listing', isListing: true }),
  });
  items.push({
    icon: 'bell',
    label: texts.sound,
    isOn: isSoundOn,
    run: () => view.dispatch({ type: 'sound/switched' }),
  });
  return items.map((item) => ({
    ...item,
    run: () => {
      item.run();
      if (!item.keepsFocus) focusComposer(view);
    },
  }));
}

/** Shows the menu button and its menu. */
export function HeaderMenu({ state }: { state: ChatState }) {
  const { texts } = usePanel();
  const items = useItems(state);
  const [isOpen, setIsOpen] = useState(false);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const close = (isByKey: boolean) => {
    setIsOpen(false);
    if (isByKey) buttonRef.current?.focus();
  };
  return (
    <div class="menu-box">
      <button
        ref={buttonRef}
        type="button"
        class="icon-button"
        aria-label={texts.menu}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen && <Menu items={items} buttonRef={buttonRef} close={close} />}
    </div>
  );
}

interface MenuProps {
  readonly items: readonly MenuItem[];
  /** The button that opened the menu, and closes it by itself. */
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
  readonly close: (isByKey: boolean) => void;
}

/** @source WAI-ARIA Authoring Practices, menu button pattern: arrow keys move, Escape closes and gives the focus back */
function Menu({ items, buttonRef, close }: MenuProps) {
  const { texts } = usePanel();
  const menuRef = useRef<HTMLDivElement>(null);
  const entries = () => [...(menuRef.current?.querySelectorAll('button') ?? [])];

  useEffect(() => menuRef.current?.querySelector('button')?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(event.target as HTMLButtonElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (target !== undefined) all.at(target % all.length)?.focus();
    else if (event.key === 'Escape') close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    const isInside = menuRef.current?.contains(relatedTarget as Node | null);
    if (!isInside && relatedTarget !== buttonRef.current) close(false);
  };

  return (
    <div
      ref={menuRef}
      class="menu"
      role="menu"
      tabIndex={-1}
      aria-label={texts.menu}
      onKeyDown={onKeyDown}
      onFocusOut={onFocusOut}
    >
      {items.map((item) => (
        <button
          key={item.icon}
          type="button"
          role={item.isOn === undefined ? 'menuitem' : 'menuitemcheckbox'}
          aria-checked={item.isOn}
          tabIndex={-1}
          onClick={() => {
            close(false);
            item.run();
          }}
        >
          <Icon name={item.icon} />
          {item.label}
          {item.isOn && <Icon name="check" />}
        </button>
      ))}
    </div>
  );
}
