// The page of the grid as an officer opens it: from the request to its last byte, and its bytes.
import { OperatorError } from "../operator";

const VISITS = 20;

export type GridPage = { first: number; median: number; slowest: number; html: number };

/** Visits one after the other; milliseconds, and bytes of the HTML before it is packed. */
export async function measureGridPage(url: string, cookie: string, cells: number): Promise<GridPage> {
  const times: number[] = [];
  let html = "";
  for (let visit = 0; visit <= VISITS; visit += 1) {
    const began = performance.now();
    const response = await fetch(url, { headers: { cookie, "accept-encoding": "identity" }, redirect: "manual" });
    html = await response.text();
    times.push(performance.now() - began);
    const shown = html.match(/role="gridcell"/g)?.length ?? 0;
    if (response.status !== 200 || shown < cells)
      throw new OperatorError(`${url} answered ${response.status} with ${shown} cells of ${cells}.`);
  }
  const [first = 0, ...more] = times;
  more.sort((a, b) => a - b);
  return { first, median: more[VISITS / 2] ?? 0, slowest: more.at(-1) ?? 0, html: Buffer.byteLength(html) };
}
