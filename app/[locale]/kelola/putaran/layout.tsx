import { sectionMessages } from "@/components/layout/section-messages";

export default sectionMessages(
  "Evidence",
  "EvidencePack",
  "ForerunnerForms",
  "LetterForm",
  "RepairWindow",
  "RoundForms",
  "Rows",
  "SeveralItems",
  "SurveyForm",
  "WhatIf",
);
