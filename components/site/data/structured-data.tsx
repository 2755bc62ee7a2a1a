/**
 * What search engines read of a page (JSON-LD). It is no script that runs, so the content security policy has nothing to
 * allow; "<" stands as an escape of JSON, so that no text can end the element (docs/decisions/0004).
 */
export function StructuredData({ about }: { about: object }) {
  const text = JSON.stringify(about).replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: as text React would escape the quotation marks, which JSON needs
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
