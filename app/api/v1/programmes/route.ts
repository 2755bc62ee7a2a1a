import { programmeColumns } from "@/lib/api/columns";
import { listing, preflight } from "@/lib/api/listing";
import { programmesQuery } from "@/lib/api/query";
import { readableProgrammes } from "@/lib/api/readable-columns";
import { listPublishedProgrammes } from "@/lib/programmes/published";

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

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
