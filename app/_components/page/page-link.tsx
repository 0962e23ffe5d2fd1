"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link to another page. The page is fetched in advance when one points at the link or focuses it, in whole; not when the link comes
 * into view: a list has one per row.
 */
export function PageLink({ onPointerEnter, onFocus, ...props }: ComponentProps<typeof Link>) {
  const [near, setNear] = useState(false);
  return (
    <Link
      {...props}
      prefetch={near}
      onPointerEnter={(event) => {
        setNear(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
