// A request's body, gathered whole before anything of the app sees it, or counted while it streams.
// Stands on one habit of Node's HTTP server: what arrives is handed to `request.push`, and null at its end
// (tests/unit/server/door.test.ts fails when that changes).

/** @typedef {{ ok: true, body: Buffer | null } | { ok: false, fault: "large" | "slow" | "busy" | "gone" }} Gathered */

/**
 * Gathers a body. `mayTake(total, more)` is asked before each chunk is kept: null, or why not.
 * @returns {{ whole: Promise<Gathered>, release: () => void, refuse: (fault: "large" | "busy") => void }}
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

const boundaryOf = (contentType) => {
  const found = /boundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i.exec(contentType);
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

// React's own parts of a form have a number for a name. Of what they can refer to, our forms use other parts, the form
// itself ($K), a value that is not there, and a dollar sign that somebody typed; never promises, functions or streams.
const NUMBERED = /name="(\d{1,6})"\r\n/;
const FOREIGN_REFERENCE = /"\$(?![K$0-9a-f]|undefined")/;

/** What a page's script says beside the form: JSON of no great depth, without references that our forms do not have. */
export function isPlainCall(body, contentType, deepest) {
  const boundary = boundaryOf(contentType);
  if (!boundary) return false;
  for (let from = body.indexOf(boundary); from >= 0; ) {
    const to = body.indexOf(boundary, from + boundary.length);
    const part = body.subarray(from + boundary.length, to < 0 ? body.length : to);
    const head = part.indexOf("\r\n\r\n");
    if (head >= 0 && NUMBERED.test(part.toString("latin1", 0, Math.min(head + 2, 400)))) {
      const content = part.subarray(head + 4);
      if (depthOf(content) > deepest || FOREIGN_REFERENCE.test(content.toString("latin1"))) return false;
    }
    from = to;
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
