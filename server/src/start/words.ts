// What a start says to the operator.

import pc from 'picocolors';

import type { DeskInfo } from '@frontdesk/contract';

import type { ConfigProblem } from '../config.ts';

/** One step that is done. */
export function step(text: string): string {
  return `${pc.green('✔')} ${text}`;
}

/** Why the desk can't go on. */
export function failure(reason: string): string {
  return `${pc.red('✘')} ${reason}`;
}

/** Every variable that can't be used. Their values are not repeated. */
export function problemsFound(problems: readonly ConfigProblem[]): string {
  const lines = problems.map(({ name, reason }) => `  ${pc.bold(name)} ${reason}`);
  return [failure('These settings can’t be used. docs/configuration.md explains them all:'), ...lines].join(
    '\n',
  );
}

/** What to open, what runs, and how to change it. */
export function greeting(info: DeskInfo, signInUrl: string): string {
  const rows: readonly (readonly [string, string])[] = [
    ...(info.demoUrl ? [['Demo site', pc.cyan(info.demoUrl)] as const] : []),
    [
      'Console',
      `${pc.cyan(signInUrl)}\n${' '.repeat(16)}(works once, for an hour; a new one: pnpm frontdesk sign-in)`,
    ],
    ['Tag to paste', info.tag],
    ['Store', `${info.store} — for MongoDB set MONGODB_URI`],
    [
      'Answers',
      info.provider === 'extractive'
        ? 'extractive: quoted from the documents, offline — for a language model set OPENAI_API_KEY'
        : `${info.provider} — unset OPENAI_API_KEY to answer offline`,
    ],
  ];
  const lines = rows.map(([label, text]) => `  ${pc.bold(label.padEnd(14))}${text}`);
  return ['', pc.bold('Frontdesk is open.'), '', ...lines, '', 'Stop with Ctrl-C. All data stays.', ''].join(
    '\n',
  );
}
