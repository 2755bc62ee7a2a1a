// What nobody honest sends, to every action and handler that the build has: read from the build, so that a new one is
// covered by itself.
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../scripts/operator";

export type Attack = {
  name: string;
  init: RequestInit;
  address: string;
  /** The action or handler that it is sent to. */
  to: string;
  /** Ends at the door, which knows members from others and no roles. */
  atTheDoor?: boolean;
  /** Answered with a whole page, which is the page's doing and no action's: what was sent is in it, or is read and left. */
  asPage?: "drawn" | "read";
};

const manifest = <T>(distDir: string, name: string): T =>
  JSON.parse(readFileSync(path.join(projectRoot, distDir, "server", name), "utf8"));

type Actions = { node: Record<string, { workers: Record<string, unknown>; exportedName?: string }> };

/** Segments of an address that are a row's: no such row is there. */
const filled = (page: string) =>
  page
    .replace(/^app/, "")
    .replace(/\/page$|\/route$/, "")
    .replace(/\/\([^)]*\)/g, "")
    .replace(/^\/\[locale\]/, "")
    .replace(/\[\[?\.\.\.[^\]]+\]\]?/g, "x")
    .replace(/\[[^\]]+\]/g, "x") || "/";

/** Every server action of a build, with an address at which it is taken. */
export function actionsOf(distDir: string): { id: string; address: string }[] {
  return Object.entries(manifest<Actions>(distDir, "server-reference-manifest.json").node).map(([id, { workers }]) => {
    const pages = Object.keys(workers).sort((a, b) => a.split("[").length - b.split("[").length || a.length - b.length);
    return { id, address: filled(pages[0] ?? "") };
  });
}

/** Every route handler of a build, by its address. */
export function handlersOf(distDir: string): string[] {
  return Object.keys(manifest<Record<string, string>>(distDir, "app-paths-manifest.json"))
    .filter((page) => page.endsWith("/route"))
    .map(filled);
}

const FIELDS = [
  "text",
  "email",
  "reason",
  "note",
  "id",
  "version",
  "title",
  "password",
  "ke",
  "token",
  "answer",
  "code",
];
const A = "a".repeat(60_000);

/** Forms by what is wrong with them. */
const FORMS = {
  "an empty form": () => new FormData(),
  "an index of ten million": () =>
    form([
      ["foo[10000000]", "x"],
      ["text[10000000]", "x"],
    ]),
  "fifty nested names": () => form(Array.from({ length: 50 }, (_, at) => [`a${"[0]".repeat(300)}.b${at}`, "x"])),
  "names of prototypes": () =>
    form(["__proto__.x", "constructor.prototype.x", "__proto__", "toString"].map((name) => [name, "x"])),
  "twenty thousand fields": () => form(Array.from({ length: 20_000 }, (_, at) => [`field-${at}`, "x"])),
  "two thousand rows": () => form(Array.from({ length: 2000 }, (_, at) => [`weight-${at}`, "x"])),
  "one field four hundred times": () => form(Array.from({ length: 400 }, () => ["answerIds", "x"])),
  "sixty thousand letters in a field": () => form([["text", A]]),
  "long texts in usual fields": () => form(FIELDS.map((name) => [name, "a".repeat(4000)])),
  "letters that look like an address": () =>
    form([
      ["email", `${"a".repeat(390)}@`],
      ["text", `${"a@a.".repeat(480)}`],
    ]),
  "spaces and signs": () =>
    form([
      ["text", " \t".repeat(900)],
      ["reason", "0-0 ".repeat(450)],
      ["note", "3571 0101-".repeat(180)],
    ]),
  "what no keyboard types": () => form(FIELDS.map((name) => [name, "\u0000\u202e\ud800\u0007x"])),
  "ids that are none": () =>
    form([
      ["id", "../../etc/passwd"],
      ["version", "1e999"],
      ["slug", "%00"],
      ["rows", "99999999999"],
    ]),
  "ids of nothing": () =>
    form([
      ["id", "00000000-0000-4000-8000-000000000000"],
      ["version", "1"],
      ["intent", "constructor"],
      ["locale", "xx"],
    ]),
  "files where texts belong": () =>
    form(["text", "id", "reason", "file"].map((name) => [name, new File(["<svg/>"], "x.png")])),
};

function form(entries: (readonly [string, string | File])[]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

type Written = { boundary: string; bytes: Uint8Array<ArrayBuffer> };

/** Written once for all actions and roles: what is measured is the server, and not how long we write. */
async function written(data: FormData): Promise<Written> {
  const sent = new Response(data);
  const boundary = /boundary=(.+)$/.exec(sent.headers.get("content-type") ?? "")?.[1] ?? "";
  return { boundary, bytes: new Uint8Array(await sent.arrayBuffer()) };
}

const WRITTEN = Object.fromEntries(
  await Promise.all(
    Object.entries(FORMS).map(async ([name, make]) => {
      const fields = [...make()];
      // As a page's script sends it: the form's fields under a number, then the former state with a reference to them.
      const scripted = form([...fields.map(([field, value]) => [`_1_${field}`, value] as const), ["0", '[{},"$K1"]']]);
      return [name, { plain: await written(form(fields)), scripted: await written(scripted) }] as const;
    }),
  ),
) as Record<keyof typeof FORMS, Record<"plain" | "scripted", Written>>;

const multipart = ({ boundary }: Written) => ({ "content-type": `multipart/form-data; boundary=${boundary}` });

const asScript = (id: string, body: Written): RequestInit => ({
  method: "POST",
  headers: { "next-action": id, ...multipart(body) },
  body: body.bytes,
});

/** As a browser without scripts sends it. */
function asPlainForm(id: string, body: Written): RequestInit {
  const first = `--${body.boundary}\r\nContent-Disposition: form-data; name="$ACTION_ID_${id}"\r\n\r\n\r\n`;
  return {
    method: "POST",
    headers: multipart(body),
    body: new Uint8Array(Buffer.concat([Buffer.from(first), body.bytes])),
  };
}

const FIVE_MILLION = new Uint8Array(Buffer.alloc(5_000_000, "x"));

const script = (id: string, body: BodyInit, type = "text/plain;charset=UTF-8"): RequestInit => ({
  method: "POST",
  headers: { "next-action": id, "content-type": type },
  body,
});

/** Bodies that are no form at all. */
const RAW: Record<string, (id: string) => RequestInit> = {
  "no arguments": (id) => script(id, "[]"),
  "words instead of a form": (id) => script(id, JSON.stringify([{}, "x"])),
  "null instead of everything": (id) => script(id, "[null,null]"),
  "brackets without end": (id) => script(id, "[".repeat(20_000)),
  "brackets that close": (id) => script(id, `${"[".repeat(20_000)}${"]".repeat(20_000)}`),
  "references to nothing": (id) => script(id, JSON.stringify([{}, "$K9"])),
  "a promise of itself": (id) => script(id, JSON.stringify(["$@0", "$@0"])),
  "a number of a million digits": (id) => script(id, `["$n${"9".repeat(50_000)}"]`),
  "five million bytes": (id) => script(id, FIVE_MILLION),
  "a form without its boundary": (id) => script(id, "--x\r\n", "multipart/form-data"),
  "a form that breaks off": (id) =>
    script(id, '--x\r\ncontent-disposition: form-data; name="1_text"\r\n\r\nabc', "multipart/form-data; boundary=x"),
};

const NO_ACTION = "0".repeat(42);

export const unknownAction: Attack = {
  name: "an action of another build",
  address: "/tanya",
  to: NO_ACTION,
  init: asScript(
    NO_ACTION,
    await written(
      form([
        ["_1_text", "x"],
        ["0", '[{},"$K1"]'],
      ]),
    ),
  ),
};

/**
 * A browser without scripts gets a whole page as its answer, with what was typed in it: these few stand for the rest, which
 * the same code reads. What only that code meets, before it knows whose action it is, need not be drawn for each of them.
 */
const WITHOUT_SCRIPTS: { name: keyof typeof FORMS; isDrawn: boolean }[] = [
  { name: "an index of ten million", isDrawn: false },
  { name: "two thousand rows", isDrawn: false },
  { name: "long texts in usual fields", isDrawn: true },
];

export function attacksOnAction({ id, address }: { id: string; address: string }): Attack[] {
  const attacks: Omit<Attack, "to">[] = [
    ...Object.entries(WRITTEN).map(([name, { scripted }]) => ({ name, address, init: asScript(id, scripted) })),
    ...WITHOUT_SCRIPTS.map(({ name, isDrawn }) => ({
      name: `${name}, without scripts`,
      address,
      init: asPlainForm(id, WRITTEN[name].plain),
      asPage: isDrawn ? ("drawn" as const) : ("read" as const),
    })),
    ...Object.entries(RAW).map(([name, make]) => ({ name, address, init: make(id), atTheDoor: true })),
  ];
  return attacks.map((attack) => ({ ...attack, to: id }));
}

const ODD_ADDRESSES = [
  "?page=%00",
  "?q=%",
  `?q=${"a".repeat(1500)}`,
  "?page=-1&limit=99999999999",
  "?q[]=1&q[__proto__]=2",
];

export function attacksOnHandler(address: string): Attack[] {
  const reads = ["", ...ODD_ADDRESSES].map((query) => ({
    name: `GET ${query.slice(0, 30)}`,
    address: `${address}${query}`,
    init: {},
  }));
  const writes = ["POST", "PUT", "PATCH", "DELETE"].flatMap((method) => [
    { name: `${method} without a body`, address, init: { method } },
    {
      name: `${method} of five million bytes`,
      address,
      init: { method, body: FIVE_MILLION },
      atTheDoor: true,
    },
    {
      name: `${method} of odd JSON`,
      address,
      init: { method, headers: { "content-type": "application/json" }, body: "[".repeat(3000) },
    },
    { name: `${method} of an odd form`, address, init: { method, body: form([["foo[10000000]", "x"]]) } },
  ]);
  const oddNames = ["%E0%A4%A", "%00", "..%2f..%2fetc%2fpasswd", "a".repeat(3000), "%F0%9F%92%A9"].map((name) => ({
    name: `a name such as ${name.slice(0, 20)}`,
    address: address.includes("/x") ? address.replace("/x", `/${name}`) : `${address}/${name}`,
    init: {},
  }));
  return [...reads, ...writes, ...oddNames].map((attack) => ({ ...attack, to: address }));
}
