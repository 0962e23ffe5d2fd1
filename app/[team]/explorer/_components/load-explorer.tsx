"use client";

import { Skeleton } from "@mantine/core";
import dynamic from "next/dynamic";

/** The explorer's editors are large: they are fetched by those who open it, and by nobody else. */
export const LoadExplorer = dynamic(() => import("./explorer").then(({ Explorer }) => Explorer), {
  ssr: false,
  loading: () => (
    <div role="status" aria-busy aria-label="Loading">
      <Skeleton height={28} width={160} />
      <Skeleton height={14} width="min(100%, 480px)" mt="sm" />
      <Skeleton height={480} mt="xl" />
    </div>
  ),
});
