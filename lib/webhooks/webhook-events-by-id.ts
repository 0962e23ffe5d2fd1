import { WebhookEvent } from "../../entities/index";
import { byId } from "../db/by-id";

/** Events by id. */
export const webhookEventsById = byId(WebhookEvent);
