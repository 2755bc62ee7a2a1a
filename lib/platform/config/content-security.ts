const development = process.env.NODE_ENV === "development";

// Turbopack's hot reload evaluates strings and adds <style> elements; a production build does neither.
const developmentScript = development ? " 'unsafe-eval'" : "";
const developmentStyle = development ? " 'unsafe-inline'" : "";

const shared = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  // Charts position their parts by style attributes; an attribute cannot load anything that img-src does not allow.
  "style-src-attr 'unsafe-inline'",
];

const NOT_FRAMED = "frame-ancestors 'none'";

/** Static pages are written once for every visitor, so no nonce can be in them (docs/decisions/0004). */
export const publicContentSecurityPolicy = (): string => ofStaticPages(NOT_FRAMED, "form-action 'self'");

/** A drawing that other sites show: in anybody's frame, and without a form. */
export const embeddedContentSecurityPolicy = (): string => ofStaticPages("frame-ancestors *", "form-action 'none'");

function ofStaticPages(...own: string[]): string {
  return [
    ...shared,
    ...own,
    `script-src 'self' 'unsafe-inline'${developmentScript}`,
    `style-src 'self'${developmentStyle}`,
  ].join("; ");
}

/** `formTarget` is one more origin that a form may lead to: browsers hold redirects after it against form-action too. */
export function signedInContentSecurityPolicy(nonce: string, formTarget?: string): string {
  // A nonce beside 'unsafe-inline' would switch the latter off, so development goes without one for styles.
  const style = development ? developmentStyle : ` 'nonce-${nonce}'`;
  return [
    ...shared,
    NOT_FRAMED,
    `form-action 'self'${formTarget ? ` ${formTarget}` : ""}`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developmentScript}`,
    // Left unsaid it would be the line above, under which no file is trusted by its address.
    "worker-src 'self'",
    `style-src 'self'${style}`,
  ].join("; ");
}
