// Every request leaves one line and its figures, whatever answers it.
import { randomUUID } from "node:crypto";
import { isDatabaseAway, log, requests } from "./log.mjs";
import { countRequest } from "./metrics.mjs";

/** What takes longer is worth a look by itself. */
const SLOW_MS = 2000;
/** An id that a proxy of ours has given; anything else is a caller's own word. */
const GIVEN = /^[\w-]{8,64}$/;

/** Runs `work` as the answering of this request. `isBehindProxy`: the one in front may name the request. */
export function observe(request, response, { routeOf, isBehindProxy }, work) {
  const began = performance.now();
  const given = request.headers["x-request-id"];
  const id = isBehindProxy && GIVEN.test(given ?? "") ? given : randomUUID();
  const route = routeOf(request.url.split("?", 1)[0]);
  const about = { id, queries: 0, ...(log.isLevelEnabled("trace") ? { statements: [] } : {}) };
  response.setHeader("x-request-id", id);
  response.once("close", () => {
    const ms = Math.round(performance.now() - began);
    const { method } = request;
    // Who goes away before the answer has begun was answered nothing.
    const status = response.headersSent ? response.statusCode : 0;
    countRequest({ method, route, status, seconds: ms / 1000, queries: about.queries });
    if (route === "/_next") return;
    const line = {
      request: id,
      method,
      route,
      status,
      ms,
      queries: about.queries,
      user: about.userId,
      statements: about.statements,
    };
    // What an outage brings is said by its own lines.
    const level = isDatabaseAway() ? "info" : status >= 500 ? "error" : ms > SLOW_MS ? "warn" : "info";
    requests.exit(() => log[level](line, "request"));
  });
  return requests.run(about, work);
}
