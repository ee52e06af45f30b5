// Reads a structured answer while it is written: the text inside the JSON is passed on piece by piece.

/** What a structured answer says beside its text. */
export interface AnswerForm {
  readonly answerable: 'yes' | 'no' | 'needs_person' | 'not_allowed';
  /** Numbers of passages, from 1, as the model gave them. */
  readonly passages: readonly number[];
}

const ANSWERABLE: readonly AnswerForm['answerable'][] = ['yes', 'no', 'needs_person', 'not_allowed'];

/** Where the text begins. The names before it hold no quotation marks of this kind. */
const TEXT_BEGINS = /"answer"\s*:\s*"/;
/** Some models put their JSON into a code block. */
const FORM_BEGINS = /^\s*(?:```(?:json)?\s*)?\{/;
/** Long enough to tell a form from a text. */
const UNDECIDED_CHARS_MAX = 16;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '', b: '', f: '' };

/** Reads what a model streams, whether it keeps to the form or writes plain text after all. */
export class StructuredAnswer {
  #raw = '';
  #isForm: boolean | undefined;
  /** Where in the raw text the answer goes on; negative before it begins. */
  #at = -1;
  #isClosed = false;

  /** Takes the next piece. @returns what can be passed on of the answer's text */
  push(piece: string): string {
    this.#raw += piece;
    this.#isForm ??= this.#decide();
    if (this.#isForm === undefined) return '';
    if (this.#isForm) return this.#readText();
    const text = this.#raw;
    this.#raw = '';
    return text;
  }

  /**
   * Ends the reading.
   * @param isCut whether the model was stopped at its longest answer, so that the form may be open
   * @returns the rest of the text, and the form; no form for a model that wrote plain text
   * @throws {Error} when the JSON is broken
   */
  end(isCut: boolean): { readonly text: string; readonly form: AnswerForm | undefined } {
    if (this.#isForm !== true) {
      const text = this.#raw;
      this.#raw = '';
      return { text, form: undefined };
    }
    if (isCut && !this.#isClosed && this.#at >= 0) return { text: '', form: this.#partialForm() };
    const json = this.#raw.slice(this.#raw.indexOf('{'), this.#raw.lastIndexOf('}') + 1);
    return { text: '', form: readForm(JSON.parse(json)) };
  }

  #decide(): boolean | undefined {
    if (FORM_BEGINS.test(this.#raw)) return true;
    return this.#raw.trim().length >= UNDECIDED_CHARS_MAX || /^\s*[^\s`{]/.test(this.#raw)
      ? false
      : undefined;
  }

  #readText(): string {
    if (this.#isClosed) return '';
    if (this.#at < 0) {
      const begin = TEXT_BEGINS.exec(this.#raw);
      if (!begin) return '';
      this.#at = begin.index + begin[0].length;
    }
    let text = '';
    while (this.#at < this.#raw.length) {
      const sign = this.#raw.charAt(this.#at);
      if (sign === '"') {
        this.#isClosed = true;
        break;
      }
      const escape =
        sign === '\\'
          ? /^\\(?:u([0-9a-fA-F]{4})|([^u]))/.exec(this.#raw.slice(this.#at, this.#at + 6))
          : null;
      if (sign === '\\' && escape === null) break;
      text += escape === null ? sign : unescape(escape);
      this.#at += escape === null ? 1 : escape[0].length;
    }
    return text;
  }

  #partialForm(): AnswerForm {
    const passages = /"passages"\s*:\s*\[([\d,\s]*)\]/.exec(this.#raw)?.[1] ?? '';
    return { answerable: 'yes', passages: (passages.match(/\d+/g) ?? []).map(Number) };
  }
}

function unescape([, code, sign = '']: RegExpExecArray): string {
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return ESCAPES[sign] ?? sign;
}

/** Reads the form leniently: what is missing beside the text is no reason to throw the text away. @throws {Error} when there is no text */
function readForm(json: unknown): AnswerForm {
  const given = typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
  if (typeof given['answer'] !== 'string') throw new Error('the form holds no answer');
  const { passages } = given;
  return {
    answerable: ANSWERABLE.find((each) => each === given['answerable']) ?? 'yes',
    passages: Array.isArray(passages) ? passages.filter((each) => Number.isInteger(each)).map(Number) : [],
  };
}
