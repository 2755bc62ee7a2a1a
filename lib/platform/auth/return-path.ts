import { route } from "@/lib/platform/pages/routes";

/**
 * The place to go back to after signing in: a path of this site, or null. Refuses other origins in every spelling
 * that browsers accept (`//host`, `/\host`, control characters), and the sign-in page itself.
 */
export function safeReturnPath(given: string | null | undefined): string | null {
  if (!given?.startsWith("/") || /\\|\p{Cc}/u.test(given)) return null;
  const base = "http://same.invalid";
  if (!URL.canParse(given, base)) return null;
  const url = new URL(given, base);
  if (url.origin !== base || url.pathname.startsWith("//") || /^\/(en\/)?masuk(\/|$)/.test(url.pathname)) return null;
  return url.pathname + url.search + url.hash;
}

/** The sign-in page, to be left for `back` afterwards, or for the role's own first page. */
export function signInPath(locale: "id" | "en", back: string | null): string {
  const page = locale === "en" ? "/en/masuk" : route("/masuk");
  return back ? `${page}?ke=${encodeURIComponent(back)}` : page;
}
