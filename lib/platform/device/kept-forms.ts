import type { FormState } from "@/lib/platform/forms/state";

/** Something that was submitted without a line, as the device keeps it until it has arrived (docs/decisions/0029). */
export type KeptForm = {
  /** Also the number under which a form is run once. */
  id: string;
  account: string;
  kind: "form" | "file";
  /** One row has one sending that waits: what is submitted again takes its place. */
  key: string;
  /** Of the form, as its draft on the device. */
  storageKey: string;
  name: string;
  /** What it is about, in words. */
  about: string;
  /** The page that it was filled in on. */
  page: string;
  at: number;
  fields: [name: string, value: string][];
  file: Blob | null;
  state: "waiting" | "conflict" | "refused" | "arrived";
  tries: number;
  trouble: "lost" | "signedOut" | null;
  /** What the form would have shown; of a file its word. */
  answer?: FormState & { word?: string };
  arrived?: string;
  sentAt?: number;
};

// The same names as in public/office-queue.js.
const DATABASE = "enam-pilar-device";
const CACHES = ["enam-pilar-shell", "enam-pilar-pages"] as const;
const [, PAGES] = CACHES;
const NEWS = "enam-pilar:kept";

const done = <Value>(request: IDBRequest<Value>) =>
  new Promise<Value>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function withStores<Value>(
  mode: IDBTransactionMode,
  run: (kept: IDBObjectStore, about: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("kept", { keyPath: "id" });
    request.result.createObjectStore("about");
  };
  const database = await done(request);
  try {
    const transaction = database.transaction(["kept", "about"], mode);
    return await run(transaction.objectStore("kept"), transaction.objectStore("about"));
  } finally {
    database.close();
  }
}

/** Browsers without a worker, and plain http, keep nothing: forms then are what they always were. */
const isPossible = () =>
  typeof indexedDB !== "undefined" && typeof BroadcastChannel !== "undefined" && "serviceWorker" in navigator;

function tell(): void {
  const channel = new BroadcastChannel(NEWS);
  channel.postMessage("changed");
  channel.close();
  // A channel is not heard by the page that speaks.
  window.dispatchEvent(new Event(NEWS));
}

/** Calls at every change, whoever made it; ends with what it returns. */
export function onKeptChange(listener: () => void): () => void {
  if (!isPossible()) return () => {};
  const channel = new BroadcastChannel(NEWS);
  channel.onmessage = listener;
  window.addEventListener(NEWS, listener);
  return () => {
    channel.close();
    window.removeEventListener(NEWS, listener);
  };
}

/** What is on the device, the oldest first. */
export async function listKept(): Promise<KeptForm[]> {
  if (!isPossible()) return [];
  const kept = await withStores("readonly", (store) => done<KeptForm[]>(store.getAll())).catch(() => []);
  return kept.sort((a, b) => a.at - b.at);
}

const workerOf = async () => (await navigator.serviceWorker.getRegistration(location.href))?.active ?? null;

/** Keeps a form for later, in the place of one of the same row that still waits; false where the device cannot. */
export async function keepForm(form: Omit<KeptForm, "account" | "state" | "tries" | "trouble">): Promise<boolean> {
  if (!isPossible() || !(await workerOf())) return false;
  try {
    await withStores("readwrite", async (kept, about) => {
      const account = await done<string | undefined>(about.get("account"));
      // A page that was left open while somebody else signed in keeps nothing under their name.
      if (!account || !document.querySelector(`[data-account="${account}"]`)) throw new Error("Not whoever is here.");
      for (const known of await done<KeptForm[]>(kept.getAll()))
        if (known.key === form.key) await done(kept.delete(known.id));
      await done(kept.put({ ...form, account, state: "waiting", tries: 0, trouble: null }));
    });
  } catch {
    // Full, or switched off.
    return false;
  }
  tell();
  const registration = (await navigator.serviceWorker.getRegistration(location.href)) as WithSync | undefined;
  await registration?.sync?.register(NEWS).catch(() => {});
  if (navigator.onLine) await sendKept();
  return true;
}

// Not every browser has it, and TypeScript has no words for it.
type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

export async function removeKept(isMeant: (form: KeptForm) => boolean): Promise<void> {
  if (!isPossible()) return;
  const removed = await withStores("readwrite", async (kept) => {
    const meant = (await done<KeptForm[]>(kept.getAll())).filter(isMeant);
    for (const { id } of meant) await done(kept.delete(id));
    return meant.length;
  }).catch(() => 0);
  if (removed > 0) tell();
}

/** One that was refused for a passing reason, such as our own failure, is sent once more. */
export async function sendAgain(id: string): Promise<void> {
  await withStores("readwrite", async (kept) => {
    const form = await done<KeptForm | undefined>(kept.get(id));
    if (form && form.state !== "arrived") await done(kept.put({ ...form, state: "waiting", tries: 0 }));
  });
  tell();
  await sendKept();
}

/** The worker sends; no page does, so that nothing is sent twice at once. */
export async function sendKept(): Promise<void> {
  if (isPossible()) (await workerOf())?.postMessage({ type: "send" });
}

/** Has the worker keep this page and the files that it was made of. */
export async function keepPage(page: string, title?: string): Promise<void> {
  if (!isPossible()) return;
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  (await workerOf())?.postMessage({ type: "keep", page, title, files });
}

/** Forms that open without a line: their address and what they are called. */
export async function listPages(): Promise<{ address: string; title: string }[]> {
  if (!isPossible() || typeof caches === "undefined") return [];
  const pages = await caches.open(PAGES);
  const found = await Promise.all(
    (await pages.keys()).map(async (key) => {
      const title = decodeURIComponent((await pages.match(key))?.headers.get("x-title") ?? "");
      const { pathname, search } = new URL(key.url);
      return { address: pathname + search, title };
    }),
  );
  return found.filter(({ title }) => title !== "");
}

/** Whoever signs in where somebody else was begins with an empty device. */
export async function becomeAccount(account: string): Promise<void> {
  if (!isPossible()) return;
  const before = await withStores("readonly", (_kept, about) => done<string | undefined>(about.get("account")));
  if (before === account) return;
  if (before) await forgetDevice();
  await withStores("readwrite", (_kept, about) => done(about.put(account, "account")));
}

/** Pages of whoever is signed out; what waits stays for its owner to come back. */
export async function forgetPages(): Promise<void> {
  if (typeof caches !== "undefined") await Promise.all(CACHES.map((name) => caches.delete(name)));
}

/** At sign-out: everything of the account goes. */
export async function forgetDevice(): Promise<void> {
  if (!isPossible()) return;
  await withStores("readwrite", async (kept, about) => {
    await done(about.clear());
    await done(kept.clear());
  });
  await forgetPages();
  tell();
}
