import { testimonyColumns } from "@/lib/api/columns";
import { listing, preflight } from "@/lib/api/listing";
import { testimoniesQuery } from "@/lib/api/query";
import { listPublishedTestimonies } from "@/lib/testimonies/published";

export const dynamic = "force-dynamic";

export const GET = listing({
  name: "testimonies",
  query: testimoniesQuery,
  columns: testimonyColumns,
  load: ({ programme, page, pageSize }) => listPublishedTestimonies({ programmeSlug: programme, page, pageSize }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
