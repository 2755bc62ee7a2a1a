import { listPublishedPillars } from "@/lib/city/pillars/published";
import { listPillarScores } from "@/lib/evaluation/rounds/published";
import { pillarColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { pillarsQuery } from "@/lib/site/api/query";
import { readablePillars } from "@/lib/site/api/readable-columns";
export const dynamic = "force-dynamic";

export const GET = listing({
  name: "pillars",
  query: pillarsQuery,
  columns: pillarColumns,
  readable: readablePillars,
  load: async ({ page, pageSize }) => {
    const [pillars, scores] = await Promise.all([listPublishedPillars(), listPillarScores()]);
    const all = pillars.map((pillar) => ({
      pillar,
      scores: scores.find((entry) => entry.pillar.code === pillar.code)?.scores ?? [],
    }));
    const items = all.slice((page - 1) * pageSize, page * pageSize);
    return { items, total: all.length, page, pageSize, pages: Math.max(1, Math.ceil(all.length / pageSize)) };
  },
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
