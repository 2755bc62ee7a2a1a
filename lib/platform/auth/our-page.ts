/** The session cookie is SameSite=Lax; what a page elsewhere sends to a handler is refused by its Origin as well. */
export function isOurPage(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (!origin) return request.method === "HEAD";
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}
