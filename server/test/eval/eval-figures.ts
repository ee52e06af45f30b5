// The figures of an evaluation.

/**
 * What `pnpm eval --data` prints with `--json`: shares in percent; reciprocal ranks, areas under the curve and calibration errors as fractions.
 * Figures whose data is missing are absent.
 */
export interface EvalFigures {
  readonly squad2?: {
    readonly r1: number;
    readonly r5: number;
    readonly mrr10: number;
    readonly typoR5: number;
    readonly span: number;
  };
  readonly xquad?: {
    readonly mean: number;
    readonly worst: number;
    readonly byLanguage: Readonly<Record<string, number>>;
  };
  readonly awsqa?: { readonly docR5: number };
  readonly hiddenq?: {
    readonly aws?: { readonly docR5: number };
    readonly plausible?: { readonly r5: number };
    readonly chatwoot?: { readonly r5: number };
  };
  readonly escalation?: {
    readonly article?: number;
    readonly paragraph?: number;
    readonly offTopic?: number;
    readonly movedToAws?: number;
  };
  readonly ece?: { readonly own?: number; readonly moved?: number };
}

/** A figure that only people read, beside those of the JSON. */
export interface EvalDetail {
  readonly label: string;
  readonly value: number;
  readonly unit: '%' | 'points' | 'words' | '';
  readonly goal?: { readonly atMost: number };
}

/** What evaluating one part gave. */
export interface EvalPart {
  readonly figures: EvalFigures;
  readonly details: readonly EvalDetail[];
}
