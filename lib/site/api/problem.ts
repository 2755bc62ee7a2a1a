/** Reading is open to every site; writing there is none. */
export const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Link, Content-Disposition, RateLimit, RateLimit-Policy, Retry-After",
} as const;

export const METHODS = "GET, HEAD, OPTIONS";

const TITLES = {
  400: "Parameters are not valid",
  404: "Not found",
  405: "Only reading is possible",
  429: "Too many requests at once",
  500: "Something went wrong here",
  503: "The database is not available",
} as const;

export interface ParameterFault {
  parameter: string;
  message: string;
}

/** An error as RFC 9457 has it; `errors` names each parameter to mend. */
export function problem(status: keyof typeof TITLES, detail: string, errors?: readonly ParameterFault[]): Response {
  const body = { type: "about:blank", title: TITLES[status], status, detail, ...(errors ? { errors } : {}) };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...CORS,
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...(status === 405 ? { allow: METHODS } : {}),
      ...(status === 503 || status === 429 ? { "retry-after": "5" } : {}),
    },
  });
}
