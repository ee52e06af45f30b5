// The part of the package `snowball-stemmers` that the desk uses; the package brings no types of its own.

declare module 'snowball-stemmers' {
  export function newStemmer(algorithm: string): { stem(word: string): string };
}
