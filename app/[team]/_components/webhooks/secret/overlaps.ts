/** For how long messages can carry the old signature beside the new one, in hours as text. */
export const overlaps = [
  { value: "0", label: "No time: it stops at once" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "1 day" },
  { value: "72", label: "3 days" },
  { value: "168", label: "7 days" },
];

/** A day is long enough to change a receiver, and short enough not to be forgotten. */
export const usualOverlap = "24";
