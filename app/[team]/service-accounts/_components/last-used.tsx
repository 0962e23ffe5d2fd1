import { RelativeTime } from "../../../_components/relative-time";

/** When an account last got an access token. */
export function LastUsed({ at }: { at: string | null }) {
  return at ? <RelativeTime at={at} /> : "Never";
}
