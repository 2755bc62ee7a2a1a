export { OfficeNotFound as default } from "@/components/layout/office-not-found";
