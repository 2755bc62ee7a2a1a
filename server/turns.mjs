// Who asks for much waits for oneself: of one caller so many requests are worked on at once, the rest stand in a line of its
// own, and everybody else is served meanwhile. What is kept (kept-answers.mjs) costs nothing and waits for nobody.
import { WORK } from "./limits.mjs";

/** @type {Map<string, { running: number, atOnce: number, waiting: (() => void)[] }>} */
const callers = new Map();
let waitingInAll = 0;

// Asked by whoever watches over us, also while somebody at the same address asks for everything; and what takes its time
// by itself, and has limits of its own.
const WITHOUT_TURN = /^\/api\/(?:health|evidence)\//;
const CELLS = /^\/api\/office\/cells$/;

/**
 * Runs the work when the caller's turn has come; false where its line is full. The turn ends with the answer, when the
 * caller hangs up, or when the work has taken longer than a page does: then it waits for something else than us.
 * @returns {Promise<boolean>}
 */
export async function inTurn(caller, request, response, work) {
  if (WITHOUT_TURN.test(request.url)) {
    await work();
    return true;
  }
  const [line, atOnce] = CELLS.test(request.url) ? [`${caller} cells`, WORK.cellsAtOnce] : [caller, WORK.atOnce];
  const own = callers.get(line) ?? { running: 0, waiting: [], atOnce };
  callers.set(line, own);
  if (own.running >= atOnce) {
    if (own.waiting.length >= WORK.waiting || waitingInAll >= WORK.waitingInAll) return false;
    await myTurn(own, response);
  } else own.running += 1;
  const leave = leaveOnce(line, own);
  // Hung up, or answered by us, while it waited.
  if (response.destroyed || response.writableEnded) {
    leave();
    return true;
  }
  const late = setTimeout(leave, WORK.turnMs);
  const over = () => {
    clearTimeout(late);
    leave();
  };
  const { end } = response;
  response.end = (...given) => {
    over();
    return end.apply(response, given);
  };
  response.once("close", over);
  await work();
  return true;
}

/** Whoever hangs up leaves the line at once: its place is for the next. */
function myTurn(own, response) {
  waitingInAll += 1;
  return new Promise((resolve) => {
    const go = () => {
      response.off("close", gone);
      waitingInAll -= 1;
      own.running += 1;
      resolve();
    };
    const gone = () => {
      const at = own.waiting.indexOf(go);
      if (at < 0) return;
      own.waiting.splice(at, 1);
      go();
    };
    response.once("close", gone);
    own.waiting.push(go);
  });
}

function leaveOnce(line, own) {
  let hasLeft = false;
  return () => {
    if (hasLeft) return;
    hasLeft = true;
    own.running -= 1;
    // After whatever else has come in meanwhile: a whole line could be worked off before anybody else is heard.
    setImmediate(() => {
      if (own.running < own.atOnce) own.waiting.shift()?.();
      if (own.running === 0 && callers.get(line) === own) callers.delete(line);
    });
  };
}

/** Requests of each connection that are not answered yet. */
const unanswered = new WeakMap();

/**
 * True where a connection brings more requests than it takes answers. Browsers and proxies send one after the other;
 * whoever sends thousands in a breath and reads nothing fills the memory with answers.
 */
export function bringsTooMany(request, response) {
  const { socket } = request;
  const count = (unanswered.get(socket) ?? 0) + 1;
  unanswered.set(socket, count);
  response.once("close", () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
  return count > WORK.ofOneConnection;
}
