"use client";

import { useLayoutEffect } from "react";

/** Dialogs add a style element that keeps the page behind them from scrolling; the code that does so reads its nonce here. */
export function StyleNonce({ nonce }: { nonce: string }) {
  useLayoutEffect(() => {
    Object.assign(window, { __webpack_nonce__: nonce });
  }, [nonce]);
  return null;
}
