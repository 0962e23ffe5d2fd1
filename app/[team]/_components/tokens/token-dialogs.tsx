import { ResetToken } from "./reset-token";
import { RevokeTokens } from "./revoke-tokens";
import type { TokenTarget } from "./token-target";

interface Props {
  /** The token that is reset, if any is. */
  resetting: TokenTarget | undefined;
  onResetClose: () => void;
  /** The tokens that are revoked, if any are. */
  revoking: TokenTarget[] | undefined;
  onRevokeClose: () => void;
}

/** The dialogs of what can be done with tokens. */
export default function TokenDialogs({ resetting, onResetClose, revoking, onRevokeClose }: Props) {
  return (
    <>
      <ResetToken token={resetting} onClose={onResetClose} />
      <RevokeTokens tokens={revoking} onClose={onRevokeClose} />
    </>
  );
}
