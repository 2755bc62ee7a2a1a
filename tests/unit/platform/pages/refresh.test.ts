import { beforeEach, expect, test, vi } from "vitest";

const site = vi.hoisted(() => ({ paths: [] as string[], tasks: [] as (() => Promise<void>)[] }));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));
vi.mock("next/server", () => ({ after: (task: () => Promise<void>) => site.tasks.push(task) }));
vi.mock("@/lib/platform/config/env", () => ({ env: () => ({ PORT: 1 }) }));
vi.mock("@/lib/platform/settings/published", () => ({ getCity: async () => ({ languages: ["id", "en"] }) }));

const { refreshPublicPages, refreshPublicPagesFromJob, renewPublicPages } = await import(
  "@/lib/platform/pages/refresh"
);

let visited: string[];
let during: (page: string) => void;

beforeEach(() => {
  visited = [];
  during = () => {};
  site.tasks = [];
  site.paths = Array.from({ length: 5000 }, (_, index) => `/rekomendasi/2026/${index + 1}`);
  vi.stubGlobal("fetch", async (url: string) => {
    const page = new URL(url).pathname;
    if (page === "/sitemap.xml")
      return new Response(site.paths.map((path) => `<url><loc>https://kota.test${path}</loc></url>`).join("\n"));
    visited.push(page);
    during(page);
    return new Response("", { headers: { "x-nextjs-cache": "HIT" } });
  });
});

/** What Next does once the answer is out. */
const answered = () => Promise.all(site.tasks.splice(0).map((task) => task()));
const isHeard = () => {
  let heard = false;
  process.once("enam-pilar:publication" as "beforeExit", () => {
    heard = true;
  });
  return () => heard;
};

test("the kept pages are told to go before the call returns, and rendering waits for the answer", async () => {
  const heard = isHeard();
  refreshPublicPages(async () => ["/program/homecare"]);
  expect([heard(), visited]).toEqual([true, []]);
  await answered();
});

test("work beside the requests has the kept pages gone first, then asks our own door to render", async () => {
  const heard = isHeard();
  let goneBefore = false;
  during = () => {
    goneBefore = heard();
  };
  await refreshPublicPagesFromJob();
  expect([visited, goneBefore]).toEqual([["/api/internal/revalidate"], true]);
});

test("what a change names is rendered first, in both languages, and each page once", async () => {
  refreshPublicPages(async () => ["/tanya-jawab/7", "/rekomendasi"]);
  await answered();
  expect(visited.slice(0, 4)).toEqual(["/tanya-jawab/7", "/en/tanya-jawab/7", "/rekomendasi", "/en/rekomendasi"]);
  expect(visited).toContain("/en");
  expect(new Set(visited).size).toBe(visited.length);
});

test("a change renders a few hundred pages however many there are; a start more, and not all", async () => {
  refreshPublicPages();
  await answered();
  expect(visited.length).toBeLessThan(350);
  visited = [];
  renewPublicPages();
  await answered();
  expect(visited.length).toBeGreaterThan(900);
  expect(visited.length).toBeLessThan(1100);
});

test("a newer change stops an older one's rest, and renders what that one named and had not come to", async () => {
  const second = () => {
    visited.push("— the second change");
    refreshPublicPages(async () => ["/program/kurnia"]);
    void answered();
  };
  during = (page) => {
    during = () => {};
    if (page === "/program/emas") second();
  };
  refreshPublicPages(async () => ["/program/emas", "/program/homecare"]);
  await answered();
  await vi.waitFor(() => expect(visited).toContain("/en/tentang"), { timeout: 4000 });
  const from = visited.indexOf("— the second change");
  expect(visited.slice(from, from + 7)).toEqual([
    "— the second change",
    "/program/emas",
    "/en/program/emas",
    "/program/homecare",
    "/en/program/homecare",
    "/program/kurnia",
    "/en/program/kurnia",
  ]);
});
