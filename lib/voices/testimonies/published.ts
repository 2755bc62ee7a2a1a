import "server-only";
import { publishedProgrammesById } from "@/lib/city/programmes/published";
import { cutPage, type Order, type Window } from "@/lib/platform/datasets/cut";
import { publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";

export interface PublicTestimony {
  id: string;
  programme: { slug: string; name: string };
  /** The pseudonym, or the name where the consent says so. */
  name: string;
  text: string;
  /** 'YYYY-MM-DD' */
  toldOn: string;
  publishedAt: string;
}

const NEWEST_FIRST: Order = [
  ["toldOn", "desc", "day"],
  ["id", "desc", "uuid"],
];

/** Published testimonies, newest first, a page at a time. */
export async function listPublishedTestimonies(
  filter: Window & { id?: string | undefined; programmeSlug?: string | undefined } = {},
) {
  const { id, programmeSlug } = filter;
  const programmes = await publishedProgrammesById();
  const ofProgramme = () => [...programmes].filter(([, { slug }]) => slug === programmeSlug).map(([key]) => key);
  const wanted = { ...(id ? { id } : {}), ...(programmeSlug ? { programmeId: { in: ofProgramme() } } : {}) };
  const view = publicDb().publishedTestimony;
  const page = await cutPage(NEWEST_FIRST, filter, {
    rows: ({ behind, ...cut }) => view.findMany({ where: { AND: [wanted, ...behind] }, ...cut }),
    count: () => view.count({ where: wanted }),
  });
  const items = page.items.flatMap(({ programmeId, toldOn, publishedAt, ...row }): PublicTestimony[] => {
    const programme = programmes.get(programmeId);
    if (!programme) return [];
    return [{ ...row, programme, toldOn: dayOf(toldOn), publishedAt: publishedAt.toISOString() }];
  });
  return { ...page, items };
}
