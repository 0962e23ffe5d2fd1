const count = (value: number) => value.toLocaleString("en");

/** How today compares with the same hours a week ago, in words. */
export function trend(today: number, weekAgo: number): string {
  if (today === weekAgo) return today === 0 ? "None a week ago either" : "As many as a week ago";
  if (weekAgo === 0) return "None a week ago";
  const change = Math.round(((today - weekAgo) / weekAgo) * 100);
  // A percentage of few says more than there is, and one of thousands says nothing.
  if (weekAgo < 10 || change > 999 || change === 0) return `${count(weekAgo)} a week ago`;
  return `${Math.abs(change)}% ${change > 0 ? "more" : "fewer"} than a week ago`;
}
