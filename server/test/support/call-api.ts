// Calls the REST interface of a test desk.

/** What came back. */
export interface ApiReply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/**
 * Calls an address under `/api/v1`.
 * @param address the method and the path, such as `POST /keys`
 */
export async function callApi<Body = unknown>(
  { url }: { readonly url: string },
  address: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`,
  call: {
    /** The operator's token or an API key. */
    readonly token?: string;
    /** The cookie of an agent; then the call comes from the console's own pages. */
    readonly cookie?: string;
    readonly body?: unknown;
  } = {},
): Promise<ApiReply<Body>> {
  const [method = 'GET', path = '/'] = address.split(' ');
  const { token, cookie, body } = call;
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(cookie !== undefined && { cookie, origin: url }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text ? JSON.parse(text) : undefined) as Body,
  };
}
