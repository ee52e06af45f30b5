// The address of CustomGPT.

import type { ServiceAccess } from '../../ports/service-connections.ts';

/** @source CustomGPT's document: `https://app.customgpt.ai/api/v1` */
const CUSTOMGPT_URL = 'https://app.customgpt.ai';

/** Names the service in logs. */
export const CUSTOMGPT = 'CustomGPT';

/** Makes an address of the service. @param path under `/api/v1` */
export function customGptUrl(
  { baseUrl = CUSTOMGPT_URL }: Pick<ServiceAccess, 'baseUrl'>,
  path: string,
): string {
  return `${baseUrl.replace(/\/+$/, '')}/api/v1${path}`;
}
