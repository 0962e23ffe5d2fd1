"use client";

import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { createQueryClient } from "../_graphql/query-client";
import { ChallengeDialogs } from "../_session/challenge-dialogs";
import { PublicUrlProvider } from "../_components/code/public-url";
import { StyleNonce } from "./style-nonce";
import { theme } from "./theme";
import { Toasts } from "../_components/notices/toasts";

interface Props {
  nonce: string;
  publicUrl: string;
  children: ReactNode;
}

/** What every page stands in. */
export function Providers({ nonce, publicUrl, children }: Props) {
  // The document keeps the policy it came with, so a later answer's nonce would be refused.
  const [firstNonce] = useState(nonce);
  const [queryClient] = useState(createQueryClient);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => firstNonce}>
      <StyleNonce nonce={firstNonce} />
      <Toasts />
      <PublicUrlProvider value={publicUrl}>
        <QueryClientProvider client={queryClient}>
          {children}
          <ChallengeDialogs />
        </QueryClientProvider>
      </PublicUrlProvider>
    </MantineProvider>
  );
}
