// What waits on this device to be sent, and the rules by which it is (docs/decisions/0029). Loaded by office-worker.js
// alone: it is the one sender. Pages write to the same database (lib/platform/device/kept-forms.ts).
(function (scope) {
  const DATABASE = "enam-pilar-device";
  const PART_BYTES = 1024 * 1024;
  // Our own failure, or an id that another sending of the same form still holds: not for ever.
  const MOST_TRIES = 5;
  const ARRIVED_KEPT_MS = 24 * 3600 * 1000;
  const CONFLICTS = ["STALE", "WRONG_STATE", "ALREADY_OPEN"];

  /** What an answer makes of an entry; `goesOn` is false where the next one would fare no better. */
  function outcomeOf(entry, { status, body }, now) {
    const tries = (entry.tries || 0) + 1;
    const stays = (trouble, goesOn) => ({ change: { tries, trouble, triedAt: now }, goesOn });
    const ends = (state) => ({ change: { state, tries, trouble: null, triedAt: now, answer: body }, goesOn: true });
    if (status >= 200 && status < 300) {
      // What was typed and photographed leaves the device with it.
      const arrived = { state: "arrived", arrived: body.arrived, sentAt: now, trouble: null, fields: [], file: null };
      return { change: arrived, goesOn: true };
    }
    const code = body?.problem?.code ?? body?.code;
    if (status === 401 || code === "OTHER_ACCOUNT") return stays("signedOut", false);
    if ([0, 408, 409, 423, 429, 502, 503, 504].includes(status)) return stays("lost", false);
    if ((status >= 500 && status !== 507) || code === "ALREADY_SENT" || code === "STILL_SENDING")
      return tries < MOST_TRIES ? stays("lost", true) : ends("refused");
    return ends(CONFLICTS.includes(code) ? "conflict" : "refused");
  }

  /** Sends what waits for the account that is here, in the order in which it was kept; true where nothing is left. */
  async function drain({ store, send, now = () => Date.now(), changed = () => {} }) {
    const account = await store.account();
    if (!account) return true;
    let isEmpty = true;
    for (const { id } of [...(await store.list())].sort((a, b) => a.at - b.at)) {
      // Read anew: it may have been thrown away or typed over meanwhile.
      const entry = await store.get(id);
      if (entry?.state === "arrived" && now() - entry.sentAt > ARRIVED_KEPT_MS) await store.remove(id);
      if (entry?.state !== "waiting" || entry.account !== account) continue;
      const answer = await send(entry, (change) => store.change(id, change)).catch(() => ({ status: 0, body: {} }));
      const { change, goesOn } = outcomeOf(entry, answer, now());
      await store.change(id, change);
      changed();
      if (change.trouble) isEmpty = false;
      if (!goesOn) return false;
    }
    return isEmpty;
  }

  const bodyOf = (response) => response.json().catch(() => ({}));

  async function sendForm(entry) {
    const response = await fetch(`/api/office/forms/${encodeURIComponent(entry.name)}`, {
      method: "POST",
      headers: { "x-kept-by": entry.account },
      body: new URLSearchParams(entry.fields),
      redirect: "error",
    });
    return { status: response.status, body: await bodyOf(response) };
  }

  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  /** The same protocol as the page's own uploads (tus): parts that have arrived are not sent again. */
  async function sendFile(entry, note) {
    const head = { "tus-resumable": "1.0.0", "x-kept-by": entry.account };
    const refused = async (response) => ({ status: response.status, body: { word: await response.text() } });
    let address = entry.upload ?? null;
    let offset = 0;
    if (address) {
      const known = await fetch(address, { method: "HEAD", headers: head });
      if (known.ok) offset = Number(known.headers.get("upload-offset"));
      else if (known.status === 404 || known.status === 410) address = null;
      else return refused(known);
    }
    if (!address) {
      const metadata = entry.fields.filter(([, text]) => text !== "").map(([name, text]) => `${name} ${base64(text)}`);
      const made = await fetch("/api/evidence/uploads", {
        method: "POST",
        headers: { ...head, "upload-length": String(entry.file.size), "upload-metadata": metadata.join(",") },
      });
      if (made.status !== 201) return refused(made);
      address = new URL(made.headers.get("location"), new URL("/api/evidence/uploads", scope.location.href)).href;
      await note({ upload: address });
    }
    while (offset < entry.file.size) {
      const part = await fetch(address, {
        method: "PATCH",
        headers: { ...head, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
        body: entry.file.slice(offset, offset + PART_BYTES),
      });
      if (!part.ok) return refused(part);
      offset = Number(part.headers.get("upload-offset"));
    }
    return { status: 200, body: { arrived: entry.page } };
  }

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  function open() {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("kept", { keyPath: "id" });
      request.result.createObjectStore("about");
    };
    return done(request);
  }

  async function inStore(name, mode, run) {
    const database = await open();
    try {
      return await run(database.transaction(name, mode).objectStore(name));
    } finally {
      database.close();
    }
  }

  const store = {
    account: () => inStore("about", "readonly", (about) => done(about.get("account"))),
    list: () => inStore("kept", "readonly", (kept) => done(kept.getAll())),
    get: (id) => inStore("kept", "readonly", (kept) => done(kept.get(id))),
    remove: (id) => inStore("kept", "readwrite", (kept) => done(kept.delete(id))),
    /** Only of what is still there: whoever signed out or threw it away meanwhile does not get it back. */
    change: (id, change) =>
      inStore("kept", "readwrite", async (kept) => {
        const entry = await done(kept.get(id));
        if (entry) await done(kept.put({ ...entry, ...change }));
      }),
  };

  const send = (entry, note) => (entry.kind === "file" ? sendFile(entry, note) : sendForm(entry));
  scope.enamPilarQueue = { drain, outcomeOf, store, send };
})(self);
