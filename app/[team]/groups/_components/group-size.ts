const counted = (count: number, one: string, many: string) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** How many people and service accounts are in a group, in words. */
export const groupSize = ({ memberCount, serviceAccountCount }: { memberCount: number; serviceAccountCount: number }): string =>
  `${counted(memberCount, "member", "members")}, ${counted(serviceAccountCount, "service account", "service accounts")}`;
