"use client";

import { createContext, useContext } from "react";

const PublicUrl = createContext("");

export const PublicUrlProvider = PublicUrl.Provider;

/** The installation's public address, as in its tokens: what examples must name, whatever address this page was opened by. */
export const usePublicUrl = (): string => useContext(PublicUrl);
