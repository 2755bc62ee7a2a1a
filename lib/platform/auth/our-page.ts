/** What is looked at of a request, whichever server took it. */
export type Sender = { method: string; headers: { get(name: string): string | null } };

/** The session cookie is SameSite=Lax; what a page elsewhere sends to a handler is refused by its Origin as well. */
export function isOurPage({ method, headers }: Sender): boolean {
  const origin = headers.get("origin");
  if (!origin) return method === "HEAD";
  return URL.canParse(origin) && new URL(origin).host === headers.get("host");
}
