"use client";

import { PageCrash } from "../_components/page/page-crash";

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function TeamErrorPage({ error, reset }: Props) {
  return <PageCrash error={error} onRetry={reset} />;
}
