// A request's body, gathered whole before anything of the app sees it, or counted while it streams.
// Stands on one habit of Node's HTTP server: what arrives is handed to `request.push`, and null at its end
// (tests/unit/server/door.test.ts fails when that changes).

/** @typedef {{ ok: true, body: Buffer | null } | { ok: false, fault: "large" | "slow" | "busy" | "gone" }} Gathered */

/**
 * Gathers a body. `mayTake(total, more)` is asked before each chunk is kept: null, or why not.
 * @returns {{ whole: Promise<Gathered>, release: () => void, refuse: (fault: "large" | "busy" | "slow") => void }}
 * `release` hands what was gathered to whoever reads the request.
 */
export function gather(request, { mayTake, patience }) {
  const push = request.push;
  let chunks = [];
  let total = 0;
  let settle = () => {};
  /** @type {Promise<Gathered>} */
  const whole = new Promise((resolve) => {
    const late = setTimeout(() => settle({ ok: false, fault: "slow" }), patience);
    const gone = () => settle({ ok: false, fault: "gone" });
    settle = (outcome) => {
      settle = () => {};
      clearTimeout(late);
      request.off("close", gone);
      if (!outcome.ok) chunks = [];
      resolve(outcome);
    };
    request.once("close", gone);
  });
  let isOver = false;
  whole.then(({ ok }) => {
    isOver = !ok;
  });
  request.push = (chunk) => {
    // Refused: what still comes is thrown away, so that the caller hears why.
    if (isOver) return true;
    if (chunk === null) {
      settle({ ok: true, body: Buffer.concat(chunks) });
      return false;
    }
    const fault = mayTake(total, chunk.length);
    if (fault) {
      isOver = true;
      settle({ ok: false, fault });
      return true;
    }
    total += chunk.length;
    chunks.push(chunk);
    return true;
  };
  const release = () => {
    request.push = push;
    for (const chunk of chunks) request.push(chunk);
    chunks = [];
    request.push(null);
  };
  return { whole, release, refuse: (fault) => settle({ ok: false, fault }) };
}

/** Counts a body that is handed on while it arrives, and ends it where it grows too long. */
export function countStream(request, most) {
  const push = request.push;
  let total = 0;
  request.push = (chunk) => {
    total += chunk?.length ?? 0;
    if (total <= most) return push.call(request, chunk);
    request.destroy();
    return false;
  };
}

// Exactly one boundary and nothing else beside it: another parser must not find another one in the same header.
const FORM_TYPE = /^multipart\/form-data; ?boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))$/i;

/** True for a content type that any parser could take for a form in parts. */
export const isMultipart = (contentType) => /multipart/i.test(contentType);

/** What stands between the parts of a form; null where the header does not say it in the one way that browsers do. */
const boundaryOf = (contentType) => {
  const found = FORM_TYPE.exec(contentType.trim());
  return found ? `--${found[1] ?? found[2]}` : null;
};

/** The fields of a form, counted by what must stand between them: at least as many as any parser will find. */
export function countParts(body, contentType) {
  if (contentType.startsWith("application/x-www-form-urlencoded")) return body.length === 0 ? 0 : count(body, "&") + 1;
  const boundary = boundaryOf(contentType);
  return boundary ? count(body, boundary) - 1 : 0;
}

function count(body, separator) {
  let found = 0;
  for (let at = body.indexOf(separator); at >= 0; at = body.indexOf(separator, at + separator.length)) found += 1;
  return found;
}

/** True for a form that says where its fields end, and ends there. */
export function isWholeForm(body, contentType) {
  const boundary = boundaryOf(contentType);
  return boundary !== null && body.subarray(-boundary.length - 8).includes(`${boundary}--`);
}

// React's own parts: the arguments of a script's call (0), and what a form without scripts is bound to ($ACTION_1:0 …).
const REACTS_OWN = /name="(\d{1,9}|\$ACTION_\d{1,3}:\d{1,3})"\r\n/;
// What our forms refer to: themselves ($K1), what is not there, a value that stands elsewhere in the same part, and a dollar
// sign that somebody typed. Never promises, functions, streams, or the insides of an object.
const REFERENCE = /^\$(?:\$|undefined$|K1$|[01](?::[^:]{1,80}){1,8}$)/;
const INSIDES = /:(?:constructor|prototype|__proto__)(?::|$)/;

/** What stands beside the fields of a form: JSON of no great depth, without references that our forms do not have. */
export function isPlainCall(body, contentType, deepest, byScript) {
  const boundary = boundaryOf(contentType);
  if (!boundary) return false;
  for (let from = body.indexOf(boundary); from >= 0; ) {
    const to = body.indexOf(boundary, from + boundary.length);
    const part = body.subarray(from + boundary.length, to < 0 ? body.length : to);
    const head = part.indexOf("\r\n\r\n");
    const name = head < 0 ? null : REACTS_OWN.exec(part.toString("latin1", 0, Math.min(head + 2, 400)))?.[1];
    if (name && (byScript || name.startsWith("$")) && !isPlain(part.subarray(head + 4), name, deepest)) return false;
    from = to;
  }
  return true;
}

function isPlain(content, name, deepest) {
  if (/^\d/.test(name) && name !== "0") return false;
  if (depthOf(content) > deepest) return false;
  const text = content.toString("utf8").trim();
  if (text === "") return true;
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  let forms = 0;
  const left = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === "object" && one !== null) left.push(...Object.values(one));
    if (typeof one !== "string" || !one.startsWith("$")) continue;
    if (one === "$K1") forms += 1;
    const isBound = one === "$@1" && name.endsWith(":0");
    if (!isBound && (forms > 1 || !REFERENCE.test(one) || INSIDES.test(one))) return false;
  }
  return true;
}

const [QUOTE, ESCAPE, OPEN, CLOSE, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');

/** How deep brackets nest outside of texts: a parser that follows them by recursion must not be led further. */
export function depthOf(body) {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (inText) {
      if (byte === ESCAPE) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN || byte === OPEN_OBJECT) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (byte === CLOSE || byte === CLOSE_OBJECT) depth -= 1;
  }
  return deepest;
}
