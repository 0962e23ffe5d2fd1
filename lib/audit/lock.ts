/** Any number that nobody else takes. Whoever holds it arranges the trail: makes months, takes old events over, lets what is beyond retention go. */
export const auditLock = 7_203_114_921;
/** The same for linking events into their chains. */
export const linkLock = 7_203_114_922;
