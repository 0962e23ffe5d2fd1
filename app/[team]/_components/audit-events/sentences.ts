import type { AuditAction } from "@/lib/audit/actions";

interface Sentence {
  /** What the action is called in a filter. */
  label: string;
  /** What was done, after the actor: `{target}` stands for the target's name, which else comes last, `{role}`, `{group}`, `{inviter}` and `{serviceAccount}` for names among the details. */
  verb: string;
  /** What people did to themselves, and the detail by which that is known; after it comes nothing but what it names. */
  own?: { verb: string; detail: string };
  /** False where actor and target are the same, or there is nothing to name. */
  target?: boolean;
}

/** Every action that leaves an event, in the words of the dashboard. An action without a line here doesn't compile. */
export const sentences: Readonly<Record<AuditAction, Sentence>> = {
  "service-account.create": { label: "Service account created", verb: "created the service account" },
  "service-account.update": { label: "Service account edited", verb: "edited the service account" },
  "service-account.enable": { label: "Service account enabled", verb: "enabled" },
  "service-account.disable": { label: "Service account disabled", verb: "disabled" },
  "service-account.regenerate-keys": { label: "Client keys regenerated", verb: "regenerated the client keys of" },
  "service-account.rotate-secret": { label: "Client secret rotated", verb: "rotated the client secret of" },
  "service-account.restore-secret": { label: "Client secret restored", verb: "put a client secret in force again of" },
  "service-account.retire-secret": { label: "Client secret retired", verb: "retired a client secret of" },
  "service-account.leak-secret": { label: "Client secret leaked", verb: "heard of a leak of a client secret of" },
  "public-key.create": { label: "Public key added", verb: "added the public key {target} to {serviceAccount}" },
  "public-key.delete": { label: "Public key removed", verb: "removed the public key {target} from {serviceAccount}" },
  "public-key.restore": { label: "Public key restored", verb: "put the public key {target} in force again for {serviceAccount}" },
  "trust-rule.create": { label: "Trust rule added", verb: "added the trust rule {target} to {serviceAccount}" },
  "trust-rule.update": { label: "Trust rule edited", verb: "edited the trust rule {target} of {serviceAccount}" },
  "trust-rule.delete": { label: "Trust rule removed", verb: "removed the trust rule {target} from {serviceAccount}" },
  "trust-rule.restore": { label: "Trust rule restored", verb: "put the trust rule {target} in force again for {serviceAccount}" },
  "service-account.delete": { label: "Service account deleted", verb: "deleted the service account" },
  "service-account.revoke-everything": { label: "Everything revoked", verb: "revoked the keys and all tokens of" },
  "api-token.create": { label: "API token created", verb: "created the API token" },
  "api-token.update": { label: "API token edited", verb: "edited the API token" },
  "api-token.reset": { label: "API token reset", verb: "replaced the secret of the API token" },
  "api-token.revoke": { label: "API token revoked", verb: "revoked the API token" },
  "api-token.restore": { label: "API token restored", verb: "put the API token in force again" },
  "api-token.refuse": { label: "API token refused", verb: "was refused with the API token" },
  "api-token.leak": { label: "API token leaked", verb: "heard of a leak of the API token" },
  "api-token.withdraw": { label: "API token ended with its key", verb: "ended, because the key that signed it has leaked, the API token" },
  "webhook.create": { label: "Webhook created", verb: "created the webhook" },
  "webhook.update": { label: "Webhook edited", verb: "edited the webhook" },
  "webhook.enable": { label: "Webhook enabled", verb: "enabled the webhook" },
  "webhook.disable": { label: "Webhook disabled", verb: "disabled the webhook" },
  "webhook.delete": { label: "Webhook deleted", verb: "deleted the webhook" },
  "webhook.rotate-secret": { label: "Webhook secret rotated", verb: "rotated the secret of the webhook" },
  "product-event.publish": { label: "Product event published", verb: "published an event of the product" },
  "service-account.limit": { label: "Limits changed", verb: "changed the limits of" },
  "api-token.limit": { label: "API token's limit changed", verb: "changed the limit of the API token" },
  "notification-policy.update": { label: "Warnings changed", verb: "changed when people are warned in" },
  "token-policy.update": { label: "Token policy changed", verb: "changed the token policy of" },
  "token.grant": { label: "Token granted", verb: "got an access token", target: false },
  "token.refuse": { label: "Token refused", verb: "was refused an access token", target: false },
  "access-token.refuse": { label: "Access token refused", verb: "was refused with an access token", target: false },
  "access-token.leak": { label: "Access token leaked", verb: "heard of a leak of an access token of" },
  "token.revoke": { label: "Access token revoked", verb: "revoked an access token", target: false },
  "role.create": { label: "Role created", verb: "created the role" },
  "role.update": { label: "Role edited", verb: "edited the role" },
  "role.delete": { label: "Role deleted", verb: "deleted the role" },
  "role-assignment.create": {
    label: "Role assigned",
    verb: "assigned the role {role} to",
    own: { verb: "got the role {role} by the invitation of {inviter}", detail: "inviter" },
  },
  "role-assignment.update": { label: "End of an assignment changed", verb: "changed until when the role {role} is assigned to" },
  "role-assignment.delete": { label: "Role unassigned", verb: "unassigned the role {role} from" },
  "group.create": { label: "Group created", verb: "created the group" },
  "group.update": { label: "Group edited", verb: "edited the group" },
  "group.delete": { label: "Group deleted", verb: "deleted the group" },
  "group-membership.create": {
    label: "Added to a group",
    verb: "added {target} to the group {group}",
    own: { verb: "came into the group {group} by the invitation of {inviter}", detail: "inviter" },
  },
  "group-membership.update": { label: "End of a membership changed", verb: "changed until when {target} is in the group {group}" },
  "group-membership.delete": { label: "Removed from a group", verb: "removed {target} from the group {group}" },
  "invitation.create": { label: "Person invited", verb: "invited" },
  "invitation.resend": { label: "Invitation sent again", verb: "sent the invitation again to" },
  "invitation.accept": {
    label: "Invitation accepted",
    verb: "accepted the invitation to",
    own: { verb: "accepted the invitation of {inviter}", detail: "inviter" },
  },
  "invitation.refuse": { label: "Invitation refused", verb: "was refused the invitation to" },
  "invitation.delete": { label: "Invitation withdrawn", verb: "withdrew the invitation to" },
  "member.create": {
    label: "Member joined",
    // Without an invitation it is who has made the team.
    verb: "became the team's first member",
    target: false,
    own: { verb: "joined the team by the invitation of {inviter}", detail: "inviter" },
  },
  "member.delete": { label: "Member removed", verb: "removed {target} from the team", own: { verb: "left the team", detail: "left" } },
  "product.create": { label: "Product created", verb: "created the product" },
  "product.update": { label: "Product edited", verb: "edited the product" },
  "product.delete": { label: "Product deleted", verb: "deleted the product" },
  "session.create": { label: "Signed in", verb: "signed in", target: false },
  "session.refuse": { label: "Sign-in refused", verb: "was refused a sign-in as" },
  "session.delete": { label: "Signed out", verb: "signed out", target: false },
  "session.delete-all": { label: "Signed out everywhere", verb: "signed out everywhere", target: false },
  "session.reauthenticate": { label: "Password confirmed", verb: "confirmed the password", target: false },
  "team.create": { label: "Team created", verb: "created the team" },
  "audit-policy.update": { label: "Audit retention changed", verb: "changed how long audit events of the team are kept", target: false },
  "audit.retain": { label: "Audit events let go", verb: "let go of audit events that were older than the team keeps them", target: false },
  "team.update": { label: "Team edited", verb: "edited the team" },
  "user.link-identity": { label: "Provider linked", verb: "linked a provider's identity to" },
  "user.change-password": { label: "Password changed", verb: "changed their password", target: false },
  "user.create": { label: "Person created", verb: "created the person" },
  "signing-key.create": { label: "Signing key created", verb: "created the signing key", target: false },
  "signing-key.schedule": { label: "Rotation of signing keys scheduled", verb: "changed when signing keys rotate", target: false },
  "administrator.add": { label: "Administrator added", verb: "made an administrator of" },
  "administrator.remove": { label: "Administrator removed", verb: "took the administration of the installation from" },
  "signing-key.rotate": { label: "Signing key rotated", verb: "rotated the signing key", target: false },
  "installation.set-up": { label: "Installation set up", verb: "set up the installation for" },
};

/** What was done, in words; an action that this page doesn't know yet is named as it is. */
export const sentenceOf = (action: string): Sentence => (Object.hasOwn(sentences, action) ? sentences[action as AuditAction] : { label: action, verb: action });
