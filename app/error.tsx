"use client";

import { FullPage } from "./_components/page/full-page";
import { PageCrash } from "./_components/page/page-crash";

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: Props) {
  return (
    <FullPage>
      <PageCrash error={error} onRetry={reset} />
    </FullPage>
  );
}
