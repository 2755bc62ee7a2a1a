// How long the pages of recommendations take with five thousand of them (issue 4: "without a slow page").
import { OperatorError } from "../operator";
import { signInByForm } from "./plain-form";
import { NEWEST_ROUND, type RecommendationFilling } from "./recommendation-filling";

const VISITS = 15;

export interface PageTimes {
  path: string;
  /** Of the first visit, which for a public page is the one that renders it. */
  first: number;
  /** Of the visits after it, one at a time. */
  median: number;
  slowest: number;
}

const BOARD = "/kelola/rekomendasi";
const OFFICE = [
  `${BOARD}?tampilan=papan`,
  `${BOARD}?tampilan=papan&terlambat=1`,
  `${BOARD}?tampilan=papan&opd=DLHKP`,
  `${BOARD}?tampilan=daftar`,
  `${BOARD}?tampilan=daftar&terlambat=1&urut=tenggat&hal=100`,
  `${BOARD}?tampilan=daftar&q=sampah+kelurahan`,
  "/kelola/menahan",
  "/kelola/menahan?hal=50",
  `/kelola/putaran/${NEWEST_ROUND}/terulang`,
];
const PUBLIC = [
  "/rekomendasi",
  "/rekomendasi/hal/90",
  "/rekomendasi/status/dalam-proses",
  `/rekomendasi/${NEWEST_ROUND}`,
  `/rekomendasi/${NEWEST_ROUND}/9`,
];

async function visit(url: string, cookie: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url, { headers: cookie ? { cookie } : {}, redirect: "manual" });
  await answer.text();
  // A fast failure must never count as a fast answer.
  if (answer.status !== 200) throw new OperatorError(`${url} answered ${answer.status}.`);
  return performance.now() - began;
}

async function timesOf(origin: string, path: string, cookie: string): Promise<PageTimes> {
  const taken: number[] = [];
  for (let number = 0; number < VISITS; number += 1) taken.push(await visit(`${origin}${path}`, cookie));
  const [first = 0, ...later] = taken.map(Math.round);
  const sorted = later.toSorted((a, b) => a - b);
  return { path, first, median: sorted[Math.floor(sorted.length / 2)] ?? 0, slowest: sorted.at(-1) ?? 0 };
}

export async function measureRecommendations(origin: string, { staff }: RecommendationFilling): Promise<PageTimes[]> {
  const { cookie } = await signInByForm(origin, staff);
  if (!cookie) throw new OperatorError("The benchmark's account of Diskominfo could not sign in.");
  const times: PageTimes[] = [];
  for (const path of OFFICE) times.push(await timesOf(origin, path, cookie));
  for (const path of PUBLIC) times.push(await timesOf(origin, path, ""));
  return times;
}
