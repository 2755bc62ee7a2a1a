import "server-only";
import { listPublishedPillars } from "@/lib/city/pillars/published";
import { publishedProgrammesById } from "@/lib/city/programmes/published";
import { publicDb } from "@/lib/platform/db/public";
import type { Topic } from "./schemas";

/** What can be chosen, by name. */
export async function listTopics() {
  const [pillars, programmes] = await Promise.all([listPublishedPillars(), publishedProgrammesById()]);
  return {
    pillars: pillars.map(({ slug, name }) => ({ value: `pilar:${slug}`, label: name })),
    programmes: [...programmes.values()]
      .map(({ slug, name }) => ({ value: `program:${slug}`, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label, "id")),
  };
}

/** The columns of a topic that is published, with its name; null where there is no such thing. */
export async function findTopic(
  topic: Topic,
): Promise<{ pillarId: string | null; programmeId: string | null; name: string | null } | null> {
  if (topic.kind === "all") return { pillarId: null, programmeId: null, name: null };
  const where = { slug: topic.slug };
  if (topic.kind === "pillar") {
    const pillar = await publicDb().publishedPillar.findFirst({ where: { ...where, cityPillar: true } });
    return pillar && { pillarId: pillar.id, programmeId: null, name: pillar.name };
  }
  const programme = await publicDb().publishedProgramme.findFirst({ where });
  return programme && { pillarId: null, programmeId: programme.id, name: programme.name };
}
