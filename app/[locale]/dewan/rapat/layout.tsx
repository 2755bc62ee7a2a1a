import { sectionMessages } from "@/components/layout/section-messages";

export default sectionMessages(
  "AttendanceForm",
  "CouncilForms",
  "DecisionForm",
  "FollowUpForms",
  "MeetingForm",
  "ShowDecision",
);
