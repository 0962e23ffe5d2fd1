import { Notifications } from "@mantine/notifications";

/** Where toasts appear. */
export default function ToastList() {
  return <Notifications position="bottom-right" autoClose={6000} limit={3} />;
}
