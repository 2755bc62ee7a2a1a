import { listPublishedProgrammes } from "@/lib/city/programmes/published";
import { programmeColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { programmesQuery } from "@/lib/site/api/query";
import { readableProgrammes } from "@/lib/site/api/readable-columns";
export const dynamic = "force-dynamic";

export const GET = listing({
  name: "programmes",
  query: programmesQuery,
  columns: programmeColumns,
  readable: readableProgrammes,
  load: ({ pillar, agency, status, quickWin, q, page, pageSize }) =>
    listPublishedProgrammes({
      pillarCode: pillar,
      agencyCode: agency,
      status,
      quickWin: quickWin ? quickWin === "true" : undefined,
      q,
      page,
      pageSize,
    }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
