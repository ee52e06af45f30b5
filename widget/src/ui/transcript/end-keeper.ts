// Keeps a reader who is at the end of the list at its end, and leaves everyone else where they are.

/** So near to the end counts as being there. */
const NEAR_PX = 48;

/** What the list shows. */
export interface ListEnds {
  /** Changes when older messages were put in front. */
  readonly firstKey: string;
  readonly lastKey: string;
  /** Whether the last message is the reader's own: they want to see it. */
  readonly isOwn: boolean;
}

/** Looks after the scrolling of one list. */
export class EndKeeper {
  private box: HTMLElement | null = null;
  private isAtEnd = true;
  /** Where `toEnd` has put the reader. */
  private endTop = 0;
  private former: ListEnds & { height: number } = { firstKey: '', lastKey: '', isOwn: false, height: 0 };
  private readonly tellNews: (hasNews: boolean) => void;

  /** @param tellNews learns whether something came that the reader has not seen */
  constructor(tellNews: (hasNews: boolean) => void) {
    this.tellNews = tellNews;
  }

  /**
   * Watches a list whose size changes with its content and with the window.
   * @returns a function that ends this
   */
  attach(box: HTMLElement): () => void {
    this.box = box;
    const observer = new ResizeObserver(() => {
      if (this.isStillAtEnd()) this.toEnd();
    });
    for (const element of [box, box.firstElementChild]) if (element) observer.observe(element);
    return () => observer.disconnect();
  }

  /** Has to be called after each change of what the list shows. */
  update(ends: ListEnds): void {
    const { box, former } = this;
    if (!box) return;
    const isNew = ends.lastKey !== former.lastKey;
    if (this.isStillAtEnd() || (isNew && ends.isOwn)) this.toEnd();
    else if (isNew) this.tellNews(true);
    else if (ends.firstKey !== former.firstKey) box.scrollTop += box.scrollHeight - former.height;
    this.former = { ...ends, height: box.scrollHeight };
  }

  /** Whether the reader is at the end. A growing answer can be faster than the event of a reader who scrolls away from it. */
  private isStillAtEnd(): boolean {
    const { box } = this;
    if (!box || !this.isAtEnd) return false;
    const lowestTop = Math.min(this.endTop, box.scrollHeight - box.clientHeight);
    this.isAtEnd = box.scrollTop > lowestTop - NEAR_PX;
    return this.isAtEnd;
  }

  /** Has to be called when the reader scrolls. */
  scrolled(): void {
    const { box } = this;
    // A list that is not shown has no height, and says nothing about its reader.
    if (!box || box.clientHeight === 0) return;
    this.isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    if (this.isAtEnd) this.tellNews(false);
  }

  toEnd(): void {
    if (this.box) {
      this.box.scrollTop = this.box.scrollHeight;
      this.endTop = this.box.scrollTop;
    }
    this.isAtEnd = true;
    this.tellNews(false);
  }
}
