import { sectionMessages } from "@/components/layout/section-messages";

export default sectionMessages("CouncilForms");
