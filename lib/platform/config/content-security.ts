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
  "frame-ancestors 'none'",
  // Charts position their parts by style attributes; an attribute cannot load anything that img-src does not allow.
  "style-src-attr 'unsafe-inline'",
];

/** Static pages are written once for every visitor, so no nonce can be in them (docs/decisions/0004). */
export function publicContentSecurityPolicy(): string {
  return [
    ...shared,
    "form-action 'self'",
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
    `form-action 'self'${formTarget ? ` ${formTarget}` : ""}`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developmentScript}`,
    // Left unsaid it would be the line above, under which no file is trusted by its address.
    "worker-src 'self'",
    `style-src 'self'${style}`,
  ].join("; ");
}
