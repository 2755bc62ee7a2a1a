// The door of the web server: what may come in, before a parser sees it (limits.mjs; docs/decisions/0017).
import { countParts, countStream, depthOf, gather, isMultipart, isPlainCall, isWholeForm } from "./body.mjs";
import { ADDRESS_CHARACTERS, ANYONE_BODY_MS, BODIES, BODY_MS, IN_FLIGHT, JSON_DEPTH, UPLOAD_MS } from "./limits.mjs";

/** @typedef {"TOO_LARGE" | "TOO_MANY" | "UNREADABLE" | "TOO_SLOW" | "BUSY" | "BAD_ADDRESS" | "FOREIGN" | "METHOD"} Refusal */

/** HTTP's word for each refusal. */
export const STATUS = {
  ...{ TOO_LARGE: 413, TOO_MANY: 400, UNREADABLE: 400, TOO_SLOW: 408, BUSY: 503, BAD_ADDRESS: 414 },
  ...{ FOREIGN: 403, METHOD: 405 },
};

/** The methods that anything of ours answers; Next fails at some of the others. */
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const held = { anyone: 0, member: 0, callers: new Map() };

const hasBody = ({ headers }) => headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > 0;
const pathOf = (request) => request.url.split("?", 1)[0];

/**
 * A form that another site's page sends, as Next judges it, which would fail at it. Handlers judge for themselves
 * (app/api); a browser always says where a form stands, and what says nothing is none.
 */
function isForeign({ method, url, headers }) {
  const { origin } = headers;
  if (method !== "POST" || origin === undefined || url.startsWith("/api/")) return false;
  const host = headers["x-forwarded-host"]?.split(",")[0]?.trim() ?? headers.host;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

// The page that Next shows where nothing else can be shown is no page of the site.
const NEXTS_OWN = /^\/_global-error(?=[/?]|$)/;

/**
 * An address that cannot be read is none that exists: the percent signs then stand for themselves, and the site's own
 * "not found" answers. Control characters reach neither a page nor the database.
 */
export function mendAddress(address) {
  const [path, ...query] = address.replace(NEXTS_OWN, "/_not-found").split("?");
  return [mended(path, "%25"), ...query.map((part) => mended(part, "%25"))].join("?");
}

function mended(text, percent) {
  const plain = text.replace(/%(0[0-9a-f]|1[0-9a-f]|7f)/gi, "%EF%BF%BD");
  try {
    decodeURIComponent(plain);
    return plain;
  } catch {
    return plain.replaceAll("%", percent);
  }
}

/**
 * The room that a body takes while it is gathered, given back by `leave`. Until it is known who sends it, for some
 * milliseconds, it stands in the members' share.
 */
function takeRoom(caller) {
  const own = held.callers.get(caller) ?? { bytes: 0, requests: 0 };
  held.callers.set(caller, own);
  own.requests += 1;
  let bytes = 0;
  let isMember = true;
  const anyoneIsFull = (more) =>
    own.bytes + more > IN_FLIGHT.caller ||
    own.requests > IN_FLIGHT.callerRequests ||
    held.anyone + more > IN_FLIGHT.anyone;
  const add = (more) => {
    bytes += more;
    if (isMember) held.member += more;
    else {
      held.anyone += more;
      own.bytes += more;
    }
  };
  return {
    /** False where there is no room for so many bytes more. */
    grow(more) {
      if (isMember ? held.member + more > IN_FLIGHT.member : anyoneIsFull(more)) return false;
      add(more);
      return true;
    },
    /** The sender has no session; false where there is no room for it among those. */
    becomeAnyone() {
      const moved = bytes;
      add(-moved);
      isMember = false;
      return this.grow(moved);
    },
    leave() {
      add(-bytes);
      own.requests -= 1;
      if (own.requests === 0) held.callers.delete(caller);
    },
  };
}

const FAULTS = { large: "TOO_LARGE", slow: "TOO_SLOW", busy: "BUSY" };

/**
 * Lets a request in, or says why not. `isMember` tells whether it carries a session that we signed; it is asked only
 * where there is a body. The room of a gathered body is given back when its answer is done.
 * @returns {Promise<{ ok: true, body: Buffer | null } | { ok: false, refusal: Refusal | null }>} null: the caller has gone
 */
export async function admit(request, response, { caller, isMember }) {
  // "*" and whole addresses are for proxies.
  if (!request.url.startsWith("/")) return { ok: false, refusal: "UNREADABLE" };
  if (request.url.length > ADDRESS_CHARACTERS) return { ok: false, refusal: "BAD_ADDRESS" };
  request.url = mendAddress(request.url);
  if (!METHODS.includes(request.method)) return { ok: false, refusal: "METHOD" };
  if (isForeign(request)) return { ok: false, refusal: "FOREIGN" };
  if (!hasBody(request)) return { ok: true, body: null };

  const path = pathOf(request);
  const limit = BODIES.find((row) => row.path.test(path));
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > limit.member) return { ok: false, refusal: "TOO_LARGE" };
  const isKnown = isMember(request);
  return limit.streams
    ? admitStream(request, limit, declared, isKnown)
    : admitWhole(request, response, limit, caller, isKnown);
}

async function admitStream(request, limit, declared, isKnown) {
  request.socket.setTimeout(UPLOAD_MS);
  const most = (await isKnown) ? limit.member : limit.anyone;
  if (declared > most) return { ok: false, refusal: "TOO_LARGE" };
  countStream(request, most);
  return { ok: true, body: null };
}

async function admitWhole(request, response, limit, caller, isKnown) {
  const room = takeRoom(caller);
  response.once("close", room.leave);
  let most = limit.member;
  const gathering = gather(request, {
    patience: BODY_MS,
    mayTake: (total, more) => {
      if (total + more > most) return "large";
      return room.grow(more) ? null : "busy";
    },
  });
  if (!(await isKnown)) {
    most = limit.anyone;
    if (!room.becomeAnyone()) gathering.refuse("busy");
    // A form of some kilobytes: whoever feeds it drop by drop keeps others out.
    const late = setTimeout(() => gathering.refuse("slow"), ANYONE_BODY_MS);
    gathering.whole.then(() => clearTimeout(late));
  }
  if (Number(request.headers["content-length"] ?? 0) > most) gathering.refuse("large");
  const outcome = await gathering.whole;
  if (!outcome.ok) return { ok: false, refusal: FAULTS[outcome.fault] ?? null };
  const refusal = faultOf(outcome.body, request, limit, most);
  if (refusal) return { ok: false, refusal };
  gathering.release();
  return { ok: true, body: outcome.body };
}

function faultOf(body, { headers }, limit, most) {
  if (body.length > most) return "TOO_LARGE";
  const type = headers["content-type"] ?? "";
  if (countParts(body, type) > limit.parts) return "TOO_MANY";
  const byScript = headers["next-action"] !== undefined;
  if (isMultipart(type))
    return isWholeForm(body, type) && isPlainCall(body, type, JSON_DEPTH, byScript) ? null : "UNREADABLE";
  // Every action of ours takes a form; React follows brackets and references by recursion.
  return !byScript && depthOf(body) <= JSON_DEPTH ? null : "UNREADABLE";
}
