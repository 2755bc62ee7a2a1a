import { sectionMessages } from "@/components/layout/section-messages";

export default sectionMessages(
  "Focus",
  "ItemLinks",
  "ProgrammeForm",
  "ProgrammeParts",
  "ProgrammeStatus",
  "Progress",
  "RegisterSteps",
  "Rows",
  "Value",
);
