import { testimonyColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { testimoniesQuery } from "@/lib/site/api/query";
import { listPublishedTestimonies } from "@/lib/voices/testimonies/published";

export const dynamic = "force-dynamic";

export const GET = listing({
  name: "testimonies",
  query: testimoniesQuery,
  columns: testimonyColumns,
  load: ({ programme, page, pageSize }) => listPublishedTestimonies({ programmeSlug: programme, page, pageSize }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
