import { sectionMessages } from "@/components/layout/section-messages";

export default sectionMessages(
  "Evidence",
  "FollowUpForms",
  "ForerunnerForms",
  "RecommendationForms",
  "Recommendations",
);
