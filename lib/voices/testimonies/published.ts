import "server-only";
import { publishedProgrammesById } from "@/lib/city/programmes/published";
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

/** Published testimonies, newest first, a page at a time. */
export async function listPublishedTestimonies(
  filter: { id?: string | undefined; programmeSlug?: string | undefined; page?: number; pageSize?: number } = {},
) {
  const { id, programmeSlug, page = 1, pageSize = 50 } = filter;
  const programmes = await publishedProgrammesById();
  const ofProgramme = () => [...programmes].filter(([, { slug }]) => slug === programmeSlug).map(([key]) => key);
  const wanted = { ...(id ? { id } : {}), ...(programmeSlug ? { programmeId: { in: ofProgramme() } } : {}) };
  const [total, rows] = await Promise.all([
    publicDb().publishedTestimony.count({ where: wanted }),
    publicDb().publishedTestimony.findMany({
      where: wanted,
      orderBy: [{ toldOn: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
  ]);
  const items = rows.flatMap(({ programmeId, toldOn, publishedAt, ...row }): PublicTestimony[] => {
    const programme = programmes.get(programmeId);
    if (!programme) return [];
    return [{ ...row, programme, toldOn: dayOf(toldOn), publishedAt: publishedAt.toISOString() }];
  });
  return { items, total, page, pageSize, pages: Math.max(1, Math.ceil(total / pageSize)) };
}
