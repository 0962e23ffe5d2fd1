import { useNotifications } from "@mantine/notifications";
import { useEffect } from "react";
import { later } from "../later";

const ToastList = later(() => import("./toast-list"));

/** The place of toasts. Those that were shown before its code was here appear with it. */
export function Toasts() {
  const { notifications } = useNotifications();
  const some = notifications.length > 0;
  useEffect(() => {
    if (some) void ToastList.fetch().catch(() => undefined);
  }, [some]);
  return <ToastList />;
}
