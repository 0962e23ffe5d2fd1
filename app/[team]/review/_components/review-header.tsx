import type { ReactNode } from "react";
import { PageHeader } from "../../../_components/page/page-header";
import { headings } from "../../_components/headings";
import { ReviewTabs } from "./review-tabs";

/** What the pages of the review have in common: their heading, and the way from one to the other. */
export function ReviewHeader({ help }: { help: ReactNode }) {
  return (
    <>
      <PageHeader {...headings["/review"]} help={help} />
      <ReviewTabs />
    </>
  );
}
