import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTeam } from "../../../_teams/team-context";
import { tokenPolicyQuery } from "../../tokens/policy";
import { apiTokenQuery, refreshTokens, tokenAccountQuery } from "../../tokens/queries";
import { type NewToken, TokenDialog } from "./once/token-dialog";
import { ResetQuestion } from "./reset-question";
import type { TokenTarget } from "./token-target";

interface Props {
  /** The token to ask about. */
  token: TokenTarget | undefined;
  onClose: () => void;
}

/** Asks before the old secret dies, and when the new one shall end; then shows the new token this once. */
export function ResetToken({ token, onClose }: Props) {
  const queryClient = useQueryClient();
  const { team } = useTeam();
  const [made, setMade] = useState<NewToken>();
  const policy = useQuery({ ...tokenPolicyQuery(team.id), enabled: token !== undefined });
  // One that carries its scopes in itself can get others now, and only now.
  const carries = token?.format === "JWT";
  const whole = useQuery({ ...apiTokenQuery(token?.id ?? ""), enabled: carries });

  async function show({ name, serviceAccount }: TokenTarget, plainToken: string, allowedOrigins: readonly string[]): Promise<void> {
    // For the example only; the token is shown whatever comes of it.
    const account = await queryClient.ensureQueryData(tokenAccountQuery(serviceAccount.id)).catch(() => null);
    setMade({ name, plainToken, allowedOrigins, product: account?.product });
    onClose();
    void refreshTokens(queryClient);
  }

  return (
    <>
      {token && !policy.isPending && !(carries && whole.isPending) && (
        <ResetQuestion
          token={token}
          carried={carries ? (whole.data ?? undefined) : undefined}
          policy={policy.data}
          onClose={onClose}
          onReset={(plainToken, allowedOrigins) => show(token, plainToken, allowedOrigins)}
        />
      )}
      <TokenDialog token={made} title={`New token for ${made?.name}`} lead="The old one has stopped working." onClose={() => setMade(undefined)} />
    </>
  );
}
