// What browsers are told to refuse on the desk's own pages.

import helmet from 'helmet';
import type { RequestHandler } from 'express';

/**
 * Makes the headers of the desk's own pages: nothing from elsewhere, no inline code, no frames around them, no HTML from strings.
 * @param publicUrl where browsers reach the desk; its sockets are allowed
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const { host, protocol } = new URL(publicUrl);
  const isEncrypted = protocol === 'https:';
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", `${isEncrypted ? 'wss' : 'ws'}://${host}`],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    strictTransportSecurity: isEncrypted,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
