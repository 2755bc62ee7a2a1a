// Preloaded into the web server of the browser tests: after a publication it renders what the change names and the first
// pages, and the others at their next visit, as it does with all that comes after the first of a long sitemap. Their
// tests publish every few seconds, and a processor core would render all pages for nobody. That all are rendered is
// tested on a start (tests/e2e/platform/start.spec.ts) and in tests/unit/platform/pages/refresh.test.ts.
const real = globalThis.fetch;

// The port is known only when the server is opened, which is after this is loaded.
const isOwn = (input) => String(input?.url ?? input) === `${process.env.SERVER_ORIGIN}/sitemap.xml`;

globalThis.fetch = (input, options) => (isOwn(input) ? Promise.resolve(new Response("")) : real(input, options));
