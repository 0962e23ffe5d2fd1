import { AuditEvent } from "./audit-event";
import { ClientSecret } from "./client-secret";
import { Installation } from "./installation";
import { Member } from "./member";
import { Product } from "./product";
import { ProductPermission } from "./product-permission";
import { Role } from "./role";
import { RoleAssignment } from "./role-assignment";
import { ServiceAccount } from "./service-account";
import { Session } from "./session";
import { SigningKey } from "./signing-key";
import { Team } from "./team";
import { User } from "./user";
import { UserIdentity } from "./user-identity";

export {
  AuditEvent,
  ClientSecret,
  Installation,
  Member,
  Product,
  ProductPermission,
  Role,
  RoleAssignment,
  ServiceAccount,
  Session,
  SigningKey,
  Team,
  User,
  UserIdentity,
};

/** Every table. Listed by hand, because a bundle holds no files to search. */
export const entities = [
  AuditEvent,
  ClientSecret,
  Installation,
  Member,
  Product,
  ProductPermission,
  Role,
  RoleAssignment,
  ServiceAccount,
  Session,
  SigningKey,
  Team,
  User,
  UserIdentity,
];
