import { inBoth, inLanguage, languageOf } from "@/lib/platform/datasets/sentence";

/** Reading is open to every site; writing there is none. */
export const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Link, Content-Disposition, RateLimit, RateLimit-Policy, Retry-After",
} as const;

export const METHODS = "GET, HEAD, OPTIONS";

const TITLES = {
  400: inBoth("Parameters are not valid", "Parameter tidak sah"),
  404: inBoth("Not found", "Tidak ditemukan"),
  405: inBoth("Only reading is possible", "Hanya bisa dibaca"),
  429: inBoth("Too many requests at once", "Terlalu banyak permintaan sekaligus"),
  500: inBoth("Something went wrong here", "Ada yang salah di sini"),
  503: inBoth("The database is not available", "Basis data tidak tersedia"),
} as const;

export const SEE_ERRORS = inBoth("See errors for what to mend.", "Lihat errors untuk yang perlu diperbaiki.");
export const NOTHING_OF_THIS_CODE = inBoth(
  "Nothing published has this code.",
  "Tidak ada yang terbit dengan kode ini.",
);

export interface ParameterFault {
  parameter: string;
  /** In both languages, as `inBoth` has it. */
  message: string;
}

/** A name of `fields` that the list has not. */
export const unknownFields = (unknown: readonly string[], columns: object): ParameterFault => {
  const [names, known] = [unknown.join(", "), Object.keys(columns).join(", ")];
  const message = inBoth(
    `${names}: no such column; there are ${known}`,
    `${names}: tidak ada kolom itu; yang ada ${known}`,
  );
  return { parameter: "fields", message };
};

/**
 * An error as RFC 9457 has it, in the language that was asked for; `errors` names each parameter to mend. `detail` and
 * messages are in both languages (`inBoth`).
 */
export function problem(
  request: Request,
  status: keyof typeof TITLES,
  detail: string,
  errors?: readonly ParameterFault[],
): Response {
  const language = languageOf(request.headers);
  const told = (both: string) => inLanguage(both, language);
  const body = {
    ...{ type: "about:blank", title: told(TITLES[status]), status, detail: told(detail) },
    ...(errors ? { errors: errors.map(({ parameter, message }) => ({ parameter, message: told(message) })) } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...CORS,
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": language,
      vary: "Accept-Language",
      "cache-control": "no-store",
      ...(status === 405 ? { allow: METHODS } : {}),
      ...(status === 503 || status === 429 ? { "retry-after": "5" } : {}),
    },
  });
}
