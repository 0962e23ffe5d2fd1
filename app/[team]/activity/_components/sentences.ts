interface Sentence {
  /** What the action is called in a filter. */
  label: string;
  /** What was done, between the actor and the target. */
  verb: string;
  /** False where actor and target are the same, or there is nothing to name. */
  target?: boolean;
}

/** Every action that leaves an event, in the words of the dashboard. */
export const sentences: Record<string, Sentence> = {
  "service-account.create": { label: "Service account created", verb: "created the service account" },
  "service-account.update": { label: "Service account edited", verb: "edited the service account" },
  "service-account.enable": { label: "Service account enabled", verb: "enabled" },
  "service-account.disable": { label: "Service account disabled", verb: "disabled" },
  "service-account.regenerate-keys": { label: "Client keys regenerated", verb: "regenerated the client keys of" },
  "service-account.delete": { label: "Service account deleted", verb: "deleted the service account" },
  "token.grant": { label: "Token granted", verb: "got an access token", target: false },
  "token.refuse": { label: "Token refused", verb: "was refused an access token", target: false },
  "role-assignment.create": { label: "Role assigned", verb: "assigned a role to" },
  "product.create": { label: "Product created", verb: "created the product" },
  "product.update": { label: "Product edited", verb: "edited the product" },
  "product.delete": { label: "Product deleted", verb: "deleted the product" },
  "session.create": { label: "Signed in", verb: "signed in", target: false },
  "session.refuse": { label: "Sign-in refused", verb: "was refused a sign-in as" },
  "session.delete": { label: "Signed out", verb: "signed out", target: false },
  "session.delete-all": { label: "Signed out everywhere", verb: "signed out everywhere", target: false },
  "session.reauthenticate": { label: "Password confirmed", verb: "confirmed the password", target: false },
  "team.create": { label: "Team created", verb: "created the team" },
  "team.update": { label: "Team renamed", verb: "renamed the team to" },
  "user.link-identity": { label: "Provider linked", verb: "linked a provider's identity to" },
  "user.change-password": { label: "Password changed", verb: "changed their password", target: false },
  "user.create": { label: "Person created", verb: "created the person" },
  "signing-key.rotate": { label: "Signing key rotated", verb: "rotated the signing key", target: false },
  "installation.set-up": { label: "Installation set up", verb: "set up the installation for" },
};

/** What was done, in words; an action that this page doesn't know yet is named as it is. */
export const sentenceOf = (action: string): Sentence => sentences[action] ?? { label: action, verb: action };
