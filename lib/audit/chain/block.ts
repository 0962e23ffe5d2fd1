import { auditMac } from "../seal";

/** Several events of one chain, linked at once: their ids in order and their seals, bound to the block before. */
export interface Block {
  chain: string;
  /** From 1 on, without a gap. */
  no: number;
  /** When it was linked; ISO. */
  at: string;
  eventIds: string[];
  /** 32 bytes for each event. */
  seals: Buffer;
  mac: Buffer;
}

/** Where a chain ends, or from where on it is kept: the last block, and how many events the chain has had up to there. */
export interface Place {
  chain: string;
  no: number;
  events: number;
  mac: Buffer;
  at: string;
}

export const sealLength = 32;
/** The head of all heads: how many events have been linked in all chains. So a chain that is gone altogether is missed. */
export const allChains = "*";
export const beginning = Buffer.alloc(0);

/** The seal of a block, which holds the one before it: who changes, takes out or swaps an event would have to make all later ones anew, with the key. */
export function blockMac(previous: Buffer, { chain, no, at, eventIds, seals }: Omit<Block, "mac">): Buffer {
  return auditMac("block", previous, JSON.stringify([chain, no, at, eventIds]), seals);
}

/** Nobody who only writes to the database can set a chain back: the seals of the heads before are nowhere in it. */
export function headSeal({ chain, no, events, mac, at }: Place): Buffer {
  return auditMac("head", JSON.stringify([chain, no, events, mac.toString("hex"), at]));
}

/** @param beforeId events before this id may be gone */
export function checkpointSeal({ chain, no, events, mac, at }: Place, beforeId: string): Buffer {
  return auditMac("checkpoint", JSON.stringify([chain, no, events, mac.toString("hex"), at, beforeId]));
}
