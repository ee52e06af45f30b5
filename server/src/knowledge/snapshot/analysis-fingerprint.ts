// Tells whether an index on disk was made by the same analysis of texts as the one that runs now.

import { createHash } from 'node:crypto';
import { endianness } from 'node:os';

import { prepareDocument } from '../indexing/prepare-document.ts';

/** Raised whenever the sections of the file change their meaning. */
const FORMAT = 1;

/** Texts whose analysis shows how words are cut, stemmed and left out, and how documents are cut into passages. */
const SAMPLES = [
  `# Returns & refunds\n\nYou can't return **opened** boxes; refunds took 14 days (e.g. by [card](/card)).\n\n- [Top](#top)\n\n## How-to\n\nDo this:\n\n1. Pack it.\n2. Use \`ship --now\`.\n\n| City | Costs |\n|---|---|\n| Rome | 5 € |\n\nAddresses, policies, generously running.`,
  'Die Rückgabebestimmungen gelten für Bücher und Häuser, wenn sie nicht beschädigt worden sind.',
  'Les remboursements des clientes sont effectués sous quatorze jours, s’il n’y a pas d’erreur.',
  'Los reembolsos de las clientas se efectuarán rápidamente en catorce días.',
  'Возвраты посылок оформляются быстро, если они не повреждены.',
  'คุณสามารถคืนพัสดุได้ภายในสามสิบวันหากไม่เสียหาย',
  '如果包裹没有损坏，您可以在三十天内退货。荷物は返品できます。',
  'يمكنك إرجاع الطرد خلال ثلاثين يوما. Bạn có thể trả lại gói hàng. Iade ısıtıcı İADE.',
];

let fingerprint: string | undefined;

/**
 * Returns the fingerprint of the running analysis.
 * Taken from what the analysis makes of samples, so that a change of rules, stemmers or Node's word lists shows without anyone's remembering it.
 */
export function analysisFingerprint(): string {
  if (fingerprint === undefined) {
    const hash = createHash('sha256').update(`${String(FORMAT)} ${endianness()}`);
    for (const markdown of SAMPLES) {
      const { language, spots, packed } = prepareDocument({ title: 'Sample', markdown });
      hash.update(`${language} ${spots}`);
      for (const array of Object.values(packed)) hash.update(array as Uint8Array);
    }
    fingerprint = hash.digest('hex');
  }
  return fingerprint;
}
