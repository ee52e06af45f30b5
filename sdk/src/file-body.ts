// What a file is given as.

/** A file as it is sent. A stream is none: it could not be sent a second time. */
export type FileBody = Uint8Array<ArrayBuffer> | Blob | FormData | string;
