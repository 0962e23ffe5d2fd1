import { useQuery } from "@tanstack/react-query";
import { useTeam } from "../../../_teams/team-context";
import { productEventsQuery } from "../../webhooks/queries";
import { type EventRow, eventsOf } from "./topics";

const allProducts: EventRow[] = [{ id: "*", ofProduct: true, label: "All events of all products", text: "Also those that are declared later." }];

/** The events of products that can be chosen. @param productId the product whose they are; null where all products are meant */
export function useEventsOf(productId: string | null): { events: EventRow[]; loading: boolean } {
  const { can } = useTeam();
  const query = useQuery({ ...productEventsQuery(productId ?? ""), enabled: productId !== null && can("product:read") });
  if (productId === null) return { events: allProducts, loading: false };
  return { events: query.data ? eventsOf(query.data) : [], loading: query.isLoading };
}
