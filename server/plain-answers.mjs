// Answers that the web server gives by itself: a refusal at the door, a database that is away, a form of before an upgrade.
// Plain pages of their own, because the app may be the very thing that cannot answer; the words stand in messages/.
import { readFileSync } from "node:fs";
import path from "node:path";

const wordsOf = (language) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `../messages/${language}.json`), "utf8")).Door;
const WORDS = { id: wordsOf("id"), en: wordsOf("en") };

/** The longest texts that a refused form is handed back with. */
const KEPT_BYTES = 256 * 1024;
// Never handed back, and of no use to anybody: React's own fields, marks of a form, and a password.
const NOT_SHOWN = /^(\$ACTION|password|token|version|id$|locale|ke$|intent|altcha)/;

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:3rem 1rem;color:#1f2328;background:#fdfcfa}
h1{font-size:1.6rem;line-height:1.25}a,button{color:#0b5cad}label{display:block;font-weight:600;margin-top:1rem}
textarea{box-sizing:border-box;width:100%;font:inherit;padding:.5rem}button{font:inherit;min-height:44px;margin-top:1.5rem;padding:0 1rem}
@media(prefers-color-scheme:dark){body{color:#e8e6e3;background:#16181b}a,button{color:#7db8f5}textarea{color:inherit;background:#222}}`;

const escaped = (text) =>
  text.replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[sign]);

export const languageOf = (request) => (/^\/en(\/|$|\?)/.test(request.url) ? "en" : "id");

/** What was typed into a form, as far as it is text that a person would miss. */
async function typedIn(request, body) {
  const type = request.headers["content-type"] ?? "";
  if (!body || body.length > KEPT_BYTES || !/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type))
    return [];
  const data = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  return [...(data ?? [])].flatMap(([name, value]) =>
    typeof value === "string" && value.trim() !== "" && !NOT_SHOWN.test(name) ? [{ name, value }] : [],
  );
}

function page(request, { title, text, typed, typedBody, again, reference }) {
  const language = languageOf(request);
  const words = WORDS[language];
  const kept = typed.map(
    ({ name, value }, at) =>
      `<label for="kept-${at}">${escaped(name)}</label><textarea id="kept-${at}" readonly rows="${Math.min(12, 2 + Math.floor(value.length / 60))}">${escaped(value)}</textarea>`,
  );
  const keptPart =
    kept.length > 0 ? `<h2>${escaped(words.typed)}</h2><p>${escaped(typedBody)}</p>${kept.join("")}` : "";
  const referencePart = reference
    ? `<p><small>${escaped(words.reference)} ${escaped(String(reference))}</small></p>`
    : "";
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)} – Enam Pilar</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p><p><a href="${escaped(request.url.replace(/^[/\\]+/, "/"))}">${escaped(again)}</a></p>${referencePart}${keptPart}</main></body></html>`;
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/**
 * The answer itself, in the form that the caller reads: a word for a page's own script (`next-action`), RFC 9457 for the
 * API, a page for people.
 * @param {keyof typeof WORDS.id.answers} code
 * @param {string} [reference] finds the server's line of this request
 */
export async function plainAnswer(request, { status, code, body = null, retryAfter, reference }) {
  const all = WORDS[languageOf(request)];
  const words = all.answers[code];
  const head = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(retryAfter ? { "retry-after": String(retryAfter) } : {}),
  };
  if (request.headers["next-action"]) return { status, head: { ...head, "content-type": "text/plain" }, body: code };
  const path = request.url.split("?", 1)[0];
  if (path.startsWith("/api/")) {
    const problem = {
      type: "about:blank",
      title: code,
      status,
      detail: WORDS.en.answers[code].body,
      instance: reference,
    };
    const cors = path.startsWith("/api/v1") ? { "access-control-allow-origin": "*" } : {};
    return {
      status,
      head: { ...head, ...cors, "content-type": "application/problem+json" },
      body: JSON.stringify(problem),
    };
  }
  if (/\.(xml|txt|json|webmanifest)$/.test(path))
    return {
      status,
      head: { ...head, "content-type": "text/plain; charset=utf-8" },
      body: `${words.title}. ${words.body}\n`,
    };
  return {
    status,
    head: {
      ...head,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "x-frame-options": "DENY",
    },
    body: page(request, {
      title: words.title,
      text: words.body,
      again: words.again,
      typed: await typedIn(request, body),
      typedBody: code === "UNCERTAIN" ? all.typedUncertain : all.typedBody,
      reference: status >= 500 ? reference : undefined,
    }),
  };
}
