/** Above every other dialog: what they ask for can't be sent before these are answered. */
export const challengeLayer = 300;
