import dayjs, { type ConfigType } from "dayjs";

/** A moment to plan by, such as "24 November 2026, 18:40". */
export const endTime = (at: ConfigType): string => dayjs(at).format("D MMMM YYYY, HH:mm");
