import { city } from "@/lib/city/public";
import { evaluation } from "@/lib/evaluation/public";
import { followUp } from "@/lib/follow-up/public";
import { voices } from "@/lib/voices/public";
import { site } from "./public";

/** What every area adds to what the public reads; the site first, for its front page is read most. */
export const AREAS = [site, city, evaluation, followUp, voices];
