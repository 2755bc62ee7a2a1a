import { sectionMessages } from "@/components/layout/section-messages";

export default sectionMessages("Decide", "Evidence", "ProgrammeParts", "Progress", "QueueStrip", "Value");
