// Reads uploaded files: one as the body of the request, or several as a form.

import { AppError } from '../../errors.ts';

/** A file as it came. */
export interface UploadedFile {
  readonly name: string;
  readonly contentType: string | undefined;
  readonly bytes: Uint8Array;
}

/**
 * Reads the files of a form; its other fields are not read.
 * @throws {AppError} `invalid_payload` when it can't be read, or has no file
 * @source RFC 7578
 */
export async function readForm(bytes: Uint8Array, contentType: string): Promise<readonly UploadedFile[]> {
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(bytes), {
      headers: { 'content-type': contentType },
    }).formData();
  } catch (cause) {
    throw new AppError('invalid_payload', { cause, details: ['payload: cannot be read as a form'] });
  }
  const files = [...form.values()].filter((value) => typeof value !== 'string');
  if (files.length === 0)
    throw new AppError('invalid_payload', { details: ['payload: the form has no file'] });
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      contentType: file.type === '' ? undefined : file.type,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}
