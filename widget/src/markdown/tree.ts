// What Markdown is parsed into: a tree of plain values. It has no place for HTML, so none can get through.

/** A part of a line. */
export type Inline =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'code'; readonly value: string }
  | { readonly type: 'break' }
  | { readonly type: 'emphasis' | 'strong' | 'strike'; readonly children: readonly Inline[] }
  /** `url` is absent while the address is still being written, or when its scheme is not allowed. */
  | { readonly type: 'link'; readonly url?: string; readonly children: readonly Inline[] }
  /** A reference to a citation of the answer, such as `[1]`. */
  | { readonly type: 'citation'; readonly index: number };

/** One entry of a list. */
export interface ListItem {
  /** Present in a task list. */
  readonly isDone?: boolean;
  readonly children: readonly Block[];
}

/** How a table's column is aligned. */
export type Alignment = 'start' | 'center' | 'end' | null;

/** A part of a text that stands on lines of its own. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly language: string; readonly value: string }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly ListItem[] }
  | {
      readonly type: 'table';
      readonly alignments: readonly Alignment[];
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly type: 'rule' };

/** How a text is to be read. */
export interface MarkdownOptions {
  /** The numbers that `[n]` may refer to; `any` while an answer is written and its citations are not known yet. */
  readonly citations?: ReadonlySet<number> | 'any';
  /** Whether a line's end is a line break, as people who write in a chat expect. */
  readonly breaksLines?: boolean;
  /** Whether the text is still being written, so that what is open at its end is taken as closed there. */
  readonly isOpenEnded?: boolean;
}
