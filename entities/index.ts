import { ApiToken } from "./api-token";
import { AudienceHold } from "./audience-hold";
import { AuditEvent } from "./audit-event";
import { AuditPolicy } from "./audit-policy";
import { ClientSecret } from "./client-secret";
import { Group } from "./group";
import { GroupMembership } from "./group-membership";
import { Installation } from "./installation";
import { Invitation } from "./invitation";
import { InvitationGroup } from "./invitation-group";
import { InvitationRole } from "./invitation-role";
import { Member } from "./member";
import { Notification } from "./notification";
import { NotificationPolicy } from "./notification-policy";
import { Product } from "./product";
import { ProductEventType } from "./product-event-type";
import { ProductPermission } from "./product-permission";
import { PublicKey } from "./public-key";
import { RemovedCredential } from "./removed-credential";
import { Role } from "./role";
import { RoleAssignment } from "./role-assignment";
import { RolePermission } from "./role-permission";
import { ServiceAccount } from "./service-account";
import { Session } from "./session";
import { SigningKey } from "./signing-key";
import { Team } from "./team";
import { TokenPolicy } from "./token-policy";
import { type TrustCondition, TrustRule } from "./trust-rule";
import { User } from "./user";
import { UserIdentity } from "./user-identity";
import { Webhook } from "./webhook";
import { WebhookAttempt } from "./webhook-attempt";
import { WebhookDelivery } from "./webhook-delivery";
import { WebhookEvent } from "./webhook-event";
import { WebhookSecret } from "./webhook-secret";

export {
  type TrustCondition,
  ApiToken,
  AudienceHold,
  AuditEvent,
  AuditPolicy,
  ClientSecret,
  Group,
  GroupMembership,
  Installation,
  Invitation,
  InvitationGroup,
  InvitationRole,
  Member,
  Notification,
  NotificationPolicy,
  Product,
  ProductEventType,
  ProductPermission,
  PublicKey,
  RemovedCredential,
  Role,
  RoleAssignment,
  RolePermission,
  ServiceAccount,
  Session,
  SigningKey,
  Team,
  TokenPolicy,
  TrustRule,
  User,
  UserIdentity,
  Webhook,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEvent,
  WebhookSecret,
};

/** Every table. Listed by hand, because a bundle holds no files to search. */
export const entities = [
  ApiToken,
  AudienceHold,
  AuditEvent,
  AuditPolicy,
  ClientSecret,
  Group,
  GroupMembership,
  Installation,
  Invitation,
  InvitationGroup,
  InvitationRole,
  Member,
  Notification,
  NotificationPolicy,
  Product,
  ProductEventType,
  ProductPermission,
  PublicKey,
  RemovedCredential,
  Role,
  RoleAssignment,
  RolePermission,
  ServiceAccount,
  Session,
  SigningKey,
  Team,
  TokenPolicy,
  TrustRule,
  User,
  UserIdentity,
  Webhook,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEvent,
  WebhookSecret,
];
