import { Session, User } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { endpoint } from "../http/endpoint";
import { MoreThan } from "typeorm";
import { requirePerson } from "./require-person";

/** `GET /api/auth/account`: whether the person has a password here, and their live sessions, this one first. */
export const ownAccountEndpoint = endpoint({ methods: ["GET"] }, async (request, origin) => {
  const { id, sessionId } = await requirePerson(request, origin);
  const { manager } = await dataSource();
  const { passwordHash } = await manager.findOneByOrFail(User, { id });
  const sessions = await manager.find(Session, { where: { userId: id, expiresAt: MoreThan(new Date()) }, order: { createdAt: "DESC", id: "DESC" }, take: 100 });
  const own = sessions.map((session) => ({
    id: session.id,
    current: session.id === sessionId,
    createdAt: session.createdAt,
    lastSeenAt: session.lastSeenAt,
    expiresAt: session.expiresAt,
    address: session.address,
    userAgent: session.userAgent,
  }));
  own.sort((a, b) => Number(b.current) - Number(a.current));
  return Response.json({ hasPassword: passwordHash !== null, sessions: own });
});
