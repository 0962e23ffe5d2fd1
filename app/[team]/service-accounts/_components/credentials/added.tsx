import { RelativeTime } from "../../../../_components/texts/relative-time";
import { CreatedBy } from "../../../_components/created-by";
import type { ClientSecret } from "../../credentials";

/** When something was made, and by whom as far as that is known. */
export function Added({ createdAt, createdBy }: Pick<ClientSecret, "createdAt" | "createdBy">) {
  return (
    <>
      <RelativeTime at={createdAt} />
      {createdBy && (
        <>
          {" "}
          by <CreatedBy creator={createdBy} />
        </>
      )}
    </>
  );
}
