// What a first visit to a page loads before any script runs: the HTML, and the files that it names.
import { get } from "node:http";
import { OperatorError } from "../operator";

export interface PageWeight {
  path: string;
  html: number;
  javascript: number;
  css: number;
  font: number;
}

/** Bytes of a body as it travels; `fetch` would unpack it. */
function download(url: string): Promise<{ body: Buffer; encoding: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode !== 200) return reject(new OperatorError(`${url} answered ${response.statusCode}.`));
        resolve({ body: Buffer.concat(chunks), encoding: response.headers["content-encoding"] ?? "" });
      });
    }).on("error", reject);
  });
}

function linked(html: string): Record<"javascript" | "css" | "font", Set<string>> {
  const found = { javascript: new Set<string>(), css: new Set<string>(), font: new Set<string>() };
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  for (const tag of html.match(/<(?:script|link)\b[^>]*>/g) ?? []) {
    const [source, target] = [attribute(tag, "src"), attribute(tag, "href")];
    // Only browsers from before 2018 load a script marked noModule.
    if (source && !/ nomodule/i.test(tag)) found.javascript.add(source);
    if (tag.includes('rel="stylesheet"')) found.css.add(target);
    if (tag.includes('as="font"')) found.font.add(target);
    if (tag.includes('rel="modulepreload"') || tag.includes('as="script"')) found.javascript.add(target);
  }
  return found;
}

export async function weighPage(origin: string, path: string): Promise<PageWeight> {
  // The second of two visits: the first may be the one that renders the page.
  await download(`${origin}${path}`);
  const html = await (await fetch(`${origin}${path}`)).text();
  const files = linked(html);
  const weigh = async (paths: Set<string>) => {
    const bodies = await Promise.all([...paths].map((one) => download(new URL(one, origin).href)));
    return bodies.reduce((sum, { body }) => sum + body.byteLength, 0);
  };
  return {
    path,
    html: (await download(`${origin}${path}`)).body.byteLength,
    javascript: await weigh(files.javascript),
    css: await weigh(files.css),
    font: await weigh(files.font),
  };
}
