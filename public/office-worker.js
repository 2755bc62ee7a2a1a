// The service worker of the office (docs/decisions/0029), registered for /kelola and /en/kelola alone. It keeps the hashed
// files of the program, the list of what waits and the forms that somebody opened, and sends what was filled in without a
// line. It keeps nothing of the public site, no answer of the API and no other page.
importScripts("/office-queue.js");

const SHELL = "enam-pilar-shell";
const PAGES = "enam-pilar-pages";
const MOST = { shell: 400, pages: 40 };
/** As long as a session lasts at most: what is older belongs to somebody who is signed out by now. */
const PAGE_MS = 12 * 3600 * 1000;
/** A line so bad that nothing comes is none. */
const PATIENCE_MS = 10_000;
const FRESH_MS = 60_000;

const LIST = /^(\/en)?\/kelola\/menunggu$/;
const ID = "[0-9a-f-]{36}";
const FORMS = new RegExp(
  `^(/en)?/kelola/(program/[^/]+/lapor|indikator/[^/]+/isi|laporan/${ID}|nilai/${ID}|tindakan/${ID})$`,
);
const isKept = ({ pathname }) => LIST.test(pathname) || FORMS.test(pathname);
/** Their addresses change with their content. */
const isLasting = ({ pathname, search }) =>
  pathname.startsWith("/_next/static/") || (pathname === "/api/city/colours" && search.startsWith("?v="));

const { drain, store, send } = self.enamPilarQueue;
const news = new BroadcastChannel("enam-pilar:kept");

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (isLasting(url)) event.respondWith(fromShell(request));
  else if (url.pathname === "/theme.js") event.respondWith(fetch(request).catch(() => fromShell(request)));
  else if (request.mode === "navigate") event.respondWith(openPage(event, url));
});

self.addEventListener("message", (event) => {
  const { type, page, title, files } = event.data ?? {};
  if (type === "send") event.waitUntil(sendAll());
  if (type === "keep") event.waitUntil(keepPage(page, title, files ?? []));
});

self.addEventListener("sync", (event) => {
  // Where something is left the browser asks again, in its own time.
  if (event.tag === "enam-pilar:kept")
    event.waitUntil(sendAll().then((isEmpty) => isEmpty || Promise.reject(new Error("Still waiting."))));
});

/** One sender at a time, also where both languages have a worker. */
function sendAll() {
  const changed = () => news.postMessage("changed");
  return navigator.locks.request("enam-pilar:send", () => drain({ store, send, changed }));
}

async function fromShell(request) {
  const shell = await caches.open(SHELL);
  const known = await shell.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok && (await store.account())) await shell.put(request, response.clone());
  return response;
}

async function openPage(event, url) {
  const known = isKept(url) ? await findPage(url) : undefined;
  const asked = fetch(event.request);
  try {
    const response = await (known ? inTime(asked) : asked);
    if (response.ok && isKept(url)) event.waitUntil(putPage(url, response.clone(), ""));
    return response;
  } catch {
    if (known) return known;
    const list = new URL(url.pathname.startsWith("/en/") ? "/en/kelola/menunggu" : "/kelola/menunggu", url);
    return !LIST.test(url.pathname) && (await findPage(list)) ? Response.redirect(list.href) : Response.error();
  }
}

const inTime = (asked) =>
  Promise.race([asked, new Promise((_, reject) => setTimeout(() => reject(new Error("No answer.")), PATIENCE_MS))]);

/** A kept page of whoever is here; undefined where nobody is, or where it is older than any session. */
async function findPage(url) {
  if (!(await store.account())) return undefined;
  const pages = await caches.open(PAGES);
  const found = (await pages.match(url.href)) ?? (await pages.match(url.href, { ignoreSearch: true }));
  return found && Date.now() - Number(found.headers.get("x-kept-at")) < PAGE_MS ? found : undefined;
}

/** A page that is open was perhaps reached without a document of its own, or before there was a worker. */
async function keepPage(address, title, files) {
  const url = new URL(address, self.location.href);
  if (url.origin !== self.location.origin || !isKept(url)) return;
  const shell = await caches.open(SHELL);
  for (const file of files.map((one) => new URL(one, url)).filter((one) => one.origin === url.origin))
    if (isLasting(file) || file.pathname === "/theme.js") await addFile(shell, file.href);
  const known = await (await caches.open(PAGES)).match(url.href);
  const age = Date.now() - Number(known?.headers.get("x-kept-at") ?? 0);
  if (age < FRESH_MS && (known.headers.get("x-title") || !title)) return;
  const response = await fetch(url.href, { redirect: "error", headers: { accept: "text/html" } }).catch(() => null);
  if (response?.ok) await putPage(url, response, title ?? "");
}

async function putPage(url, response, title) {
  const { headers, status } = response;
  if (!headers.get("content-type")?.startsWith("text/html")) return;
  const html = await response.text();
  const shell = await caches.open(SHELL);
  for (const [file] of html.matchAll(/\/_next\/static\/[\w./~%-]+\.(?:js|css|woff2)/g)) await addFile(shell, file);
  // Of nobody but whoever is signed in here, asked last: a sign-out meanwhile must not be overtaken.
  const account = await store.account();
  if (!account || !html.includes(`data-account="${account}"`)) return;
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "set-cookie"]) kept.delete(name);
  kept.set("x-kept-at", String(Date.now()));
  const pages = await caches.open(PAGES);
  const before = (await pages.match(url.href))?.headers.get("x-title");
  kept.set("x-title", title ? encodeURIComponent(title) : (before ?? ""));
  await pages.put(url.origin + url.pathname + url.search, new Response(html, { status, headers: kept }));
  await forgetOldest(pages, MOST.pages);
  await forgetOldest(shell, MOST.shell);
  news.postMessage("changed");
}

async function addFile(shell, address) {
  if (!(await shell.match(address))) await shell.add(address).catch(() => {});
}

async function forgetOldest(cache, most) {
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
}
