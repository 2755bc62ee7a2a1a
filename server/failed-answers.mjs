// What the app answers when it cannot: a database that is away is 503 and says so, a form that the present build does not
// know any more is told as that, and an answer that does not begin is ended. Nothing typed is lost: a plain page shows it.
// A public page that finds nothing says so, and where to look.
import { readFileSync } from "node:fs";
import path from "node:path";
import { ANSWER_MS } from "./limits.mjs";
import { requests } from "./log.mjs";
import { languageOf, plainAnswer } from "./plain-answers.mjs";
import { plainPage } from "./plain-pages.cjs";

/** A failure within this time after the database was seen away is the database's. */
const AWAY_MS = 15_000;
const RETRY_SECONDS = 10;

let awayAt = Number.NEGATIVE_INFINITY;
// Sent by lib/platform/db/away.ts.
process.on("enam-pilar:database-away", () => {
  awayAt = performance.now();
});

/** `isUncertain`: what the request wrote may have been kept. */
const unavailable = (isUncertain) => ({
  status: 503,
  code: isUncertain ? "UNCERTAIN" : "UNAVAILABLE",
  retryAfter: RETRY_SECONDS,
});

/** @returns {{ status: number, code: string, retryAfter?: number } | null} */
function betterAnswer(request, status, body, about) {
  if (status >= 500 && status !== 503 && performance.now() - awayAt < AWAY_MS) return unavailable(about?.isUncertain);
  // Next knows no such action: the form was opened before an upgrade. A page's script reads that from a header of Next's.
  const isPlainForm = request.method === "POST" && body?.includes('name="$ACTION_') && !request.headers["next-action"];
  return isPlainForm && (status === 404 || status === 409) ? { status: 409, code: "OUTDATED" } : null;
}

/**
 * Of an unknown address among known ones Next sends a page that scripts alone fill in (0004). Signed-in pages, whose
 * policy has a nonce, need scripts anyhow and keep their own frame.
 */
const isNotFoundPage = (request, response, status) =>
  status === 404 &&
  request.method === "GET" &&
  `${response.getHeader("content-type")}`.startsWith("text/html") &&
  !`${response.getHeader("content-security-policy")}`.includes("'nonce-");

const OF_NEXTS_PAGE = ["cache-control", "content-encoding", "content-length", "etag", "link", "transfer-encoding"];
const OPENS = '<section lang="';
const CLOSES = "</section>";
/** Where the page has what it says in each language. */
function sectionsOf(html) {
  const found = [];
  for (let from = html.indexOf(OPENS); from !== -1; from = html.indexOf(OPENS, from + 1)) {
    const text = html.slice(from, html.indexOf(CLOSES, from) + CLOSES.length);
    found.push({ from, text, language: text.slice(OPENS.length, text.indexOf('"', OPENS.length)) });
  }
  return found;
}

/** The page as it is for readers of a language: theirs leads, and names the page. */
function ledBy(language, html) {
  const there = sectionsOf(html);
  // Stable: the others stay as they stand.
  const ordered = there.toSorted((one, other) => (other.language === language) - (one.language === language));
  const title = ordered[0]?.text.match(/<h[12](?:\s[^<>]*)?>([^<]*)/)?.[1] ?? "";
  let whole = "";
  let end = 0;
  for (const [place, { from, text }] of there.entries()) {
    const heading = place === 0 ? 1 : 2;
    whole += html.slice(end, from) + ordered[place].text.replace(/(<\/?h)[12]/g, `$1${heading}`);
    end = from + text.length;
  }
  return (whole + html.slice(end))
    .replace(/<html lang="\w+"/, `<html lang="${language}"`)
    .replace(/<title>[^<]*/, () => `<title>${title}`);
}

const notFoundPages = new Map();
/** app/global-not-found.tsx as it was built: both languages, the address's first, with a search, and without scripts. */
function readNotFoundPage(language) {
  if (!notFoundPages.has(language)) {
    const dist = path.resolve(import.meta.dirname, "..", process.env.NEXT_DIST_DIR || ".next");
    const built = plainPage(readFileSync(path.join(dist, "server/app/_not-found.html"), "utf8"));
    notFoundPages.set(language, Buffer.from(ledBy(language, built)));
  }
  return notFoundPages.get(language);
}

/**
 * Watches the answer to a request: where the app fails, what goes out is ours instead. `body` is what was sent, if it was
 * gathered. To be called before the app sees the answer.
 */
export function watchAnswer(request, response, body) {
  const { writeHead, write, end } = response;
  const about = requests.getStore();
  let isReplaced = false;
  const replace = (better) => {
    isReplaced = true;
    const reference = response.getHeader("x-request-id");
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    if (reference) response.setHeader("x-request-id", reference);
    plainAnswer(request, { ...better, body, reference }).then(({ status, head, body: ours }) => {
      writeHead.call(response, status, { ...head, "content-length": Buffer.byteLength(ours) });
      end.call(response, request.method === "HEAD" ? undefined : ours);
    });
  };
  const sayNotFound = () => {
    isReplaced = true;
    const page = readNotFoundPage(languageOf(request));
    for (const name of OF_NEXTS_PAGE) response.removeHeader(name);
    writeHead.call(response, 404, { "cache-control": "no-store", "content-length": page.byteLength });
    end.call(response, page);
  };
  const isOurs = (status) => {
    if (isReplaced) return true;
    if (!response.headersSent && isNotFoundPage(request, response, status)) sayNotFound();
    if (isReplaced) return true;
    const better = response.headersSent ? null : betterAnswer(request, status, body, about);
    if (better) replace(better);
    return isReplaced;
  };
  response.writeHead = (status, ...rest) => (isOurs(status) ? response : writeHead.call(response, status, ...rest));
  response.write = (...given) => (isOurs(response.statusCode) ? true : write.apply(response, given));
  response.end = (...given) => (isOurs(response.statusCode) ? response : end.apply(response, given));

  const late = setTimeout(() => {
    // The work goes on behind it, and may still come to its end.
    const isWriting = !["GET", "HEAD"].includes(request.method);
    if (!response.headersSent && !isReplaced) replace(unavailable(isWriting));
  }, ANSWER_MS);
  response.once("close", () => clearTimeout(late));
}
