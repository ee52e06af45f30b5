// What a service's refusal means to the owner who sets it up.

import { AppError } from '../../errors.ts';

/**
 * Runs something that asks a service on the owner's behalf. The service's codes are not the desk's: a key that it refuses doesn't mean that the
 * owner is not signed in here.
 * @throws {AppError} `rate_limited` when the service wants a pause, `invalid_payload` with what to look at for everything else that it refuses
 */
export async function tellOwner<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code === 'rate_limited') throw cause;
    throw new AppError('invalid_payload', { cause, internal: cause.message, details: [detailOf(cause)] });
  }
}

function detailOf({ code }: AppError): string {
  if (code === 'key_invalid' || code === 'scope_missing') return 'key: the service refuses it';
  if (code === 'not_found') return 'remoteId: the service does not know it';
  if (code === 'unavailable')
    return 'baseUrl: the service can’t be asked there right now; try again in a moment';
  return 'service: it refuses this request';
}
