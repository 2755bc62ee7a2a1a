import { listFactSources } from "@/lib/city/fact-sources/published";
import { sourceColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { sourcesQuery } from "@/lib/site/api/query";

export const dynamic = "force-dynamic";

export const GET = listing({
  name: "sources",
  query: sourcesQuery,
  columns: sourceColumns,
  load: async ({ page, pageSize }) => {
    const all = await listFactSources();
    const items = all.slice((page - 1) * pageSize, page * pageSize);
    return { items, total: all.length, page, pageSize, pages: Math.max(1, Math.ceil(all.length / pageSize)) };
  },
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
