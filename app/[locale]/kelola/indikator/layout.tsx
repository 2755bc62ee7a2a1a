import { sectionMessages } from "@/components/layout/section-messages";

export default sectionMessages(
  "IndicatorForm",
  "ItemLinks",
  "Progress",
  "RegisterSteps",
  "Rows",
  "TargetForm",
  "Value",
);
