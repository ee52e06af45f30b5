// A table of questions and answers as Markdown: each question a heading, its answer below.

import { parse } from 'csv-parse/sync';

import { Unreadable } from './extraction.ts';
import { heading, writeMarkdown } from './write-markdown.ts';

/** Names of the two columns, in the languages of our widget that people keep such lists in. */
const QUESTION =
  /^(q|questions?|faq|title|frage|pregunta|question \(.*\)|domanda|pergunta|vraag|pytanie|вопрос|soru|质问|问题|問題|質問|질문|سؤال)$/i;
const ANSWER =
  /^(a|answers?|content|text|antwort|respuesta|réponse|risposta|resposta|antwoord|odpowiedź|ответ|cevap|回答|答案|답변|جواب)$/i;
const DELIMITERS = [',', ';', '\t'];
/** What a cell may begin with in a spreadsheet that was exported carelessly; it is kept as text. */
const ROW_WARNINGS_MAX = 20;

/** What came out of a table. */
export interface QuestionTable {
  readonly markdown: string;
  readonly warnings: readonly string[];
}

/**
 * Reads a table with a question and its answer in each row. Without a first row that names the columns, the first two are taken.
 * @throws {Unreadable} when there is no such table
 */
export function csvToMarkdown(text: string): QuestionTable {
  const [first = [], ...others] = readRows(text);
  const names = first.map((cell) => cell.trim());
  const [question, answer] = [
    names.findIndex((name) => QUESTION.test(name)),
    names.findIndex((name) => ANSWER.test(name)),
  ];
  const hasNames = question >= 0 && answer >= 0;
  if (!hasNames && first.length < 2) {
    throw new Unreadable(
      'It needs two columns, “question” and “answer”, separated by commas, semicolons or tabs.',
    );
  }
  const rows = hasNames ? others : [first, ...others];
  const warnings: string[] = [];
  const blocks = rows.flatMap((row, i) => {
    const asked = oneLine(row[hasNames ? question : 0]);
    const said = (row[hasNames ? answer : 1] ?? '').trim();
    if (asked !== '' && said !== '') return [`${writeMarkdown([heading(2, asked)])}\n\n${said}`];
    warnings.push(
      `Row ${i + (hasNames ? 2 : 1)} was left out: it has no ${asked === '' ? 'question' : 'answer'}.`,
    );
    return [];
  });
  if (blocks.length === 0) throw new Unreadable('It holds no question with an answer.');
  return { markdown: blocks.join('\n\n'), warnings: shorten(warnings) };
}

function readRows(text: string): string[][] {
  const firstLine = text.slice(0, text.search(/\n|$/));
  const [delimiter] = DELIMITERS.toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length);
  try {
    return parse(text, {
      delimiter: delimiter ?? ',',
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch (cause) {
    const line = cause instanceof Error && 'lines' in cause ? ` near line ${String(cause.lines)}` : '';
    throw new Unreadable(`The table is broken${line}; check its quotation marks.`, { cause });
  }
}

function oneLine(cell: string | undefined): string {
  return (cell ?? '').replaceAll(/\s+/g, ' ').trim();
}

function shorten(warnings: readonly string[]): readonly string[] {
  if (warnings.length <= ROW_WARNINGS_MAX) return warnings;
  const more = warnings.length - ROW_WARNINGS_MAX;
  return [...warnings.slice(0, ROW_WARNINGS_MAX), `${more} more rows were left out.`];
}
