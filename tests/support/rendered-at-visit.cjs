// Preloaded into the web server of the browser tests: after a publication it renders no page before somebody visits it.
// Their tests publish every few seconds, and a processor core would render pages for nobody. That a publication has what
// it names, the first pages and all others rendered is tested on a start (tests/e2e/platform/start.spec.ts) and in
// tests/unit/platform/pages/refresh.test.ts.
const real = globalThis.fetch;

/** What lib/platform/pages/refresh.ts asks its own front door for. */
function isForNobody(input, { method = "GET" } = {}) {
  // The port is known only when the server is opened, which is after this is loaded.
  const url = new URL(String(input?.url ?? input));
  return method === "GET" && url.origin === process.env.SERVER_ORIGIN && !url.pathname.startsWith("/api/");
}

globalThis.fetch = (input, options) =>
  isForNobody(input, options)
    ? Promise.resolve(new Response("", { headers: { "x-nextjs-cache": "HIT" } }))
    : real(input, options);
