import { city } from "@/lib/city/declares";
import { evaluation } from "@/lib/evaluation/declares";
import { evidence } from "@/lib/evidence/declares";
import { followUp } from "@/lib/follow-up/declares";
import { platform } from "@/lib/platform/declares";
import { results } from "@/lib/results/declares";
import { voices } from "@/lib/voices/declares";
import { work } from "./declares";

/** What every area up to this floor declares (scripts/areas.json), the ground floor first. */
export const AREAS = [platform, city, evaluation, followUp, results, evidence, voices, work];
