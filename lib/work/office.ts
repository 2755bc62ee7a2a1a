import { Hourglass, ListTodo } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { homeOf } from "@/lib/platform/auth/session";
import { canReadDelays } from "./delays/policy";

export const work: Office = {
  menu: [
    {
      page: "/kelola",
      label: "tasks",
      icon: ListTodo,
      place: 10,
      isShown: ({ role }) => homeOf(role) === "/kelola",
      exact: true,
    },
    { page: "/kelola/menahan", label: "delays", icon: Hourglass, place: 100, isShown: canReadDelays },
  ],
  messages: ["Restore"],
};
