/** What a service account proves itself with; the secret is in the page that just got it, and nowhere else. */
export interface ClientKeys {
  clientId: string;
  clientSecret: string;
}
