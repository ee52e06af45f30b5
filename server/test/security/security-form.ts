// Which form of the drivers runs: the small one beside the other tests, or the full one of `pnpm security`.

const IS_FULL = process.env['SECURITY_FORM'] === 'full';

/** Chooses between the sizes of the two forms. */
export function inForm<T>(sizes: { readonly small: T; readonly full: T }): T {
  return IS_FULL ? sizes.full : sizes.small;
}

/** Prints one line of figures. */
export function report(driver: string, figures: string): void {
  process.stdout.write(`security · ${driver}: ${figures}\n`);
}
