import { sourceColumns } from "@/lib/api/columns";
import { listing, preflight } from "@/lib/api/listing";
import { sourcesQuery } from "@/lib/api/query";
import { listFactSources } from "@/lib/fact-sources/published";

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

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
