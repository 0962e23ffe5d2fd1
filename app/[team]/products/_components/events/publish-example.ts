/** How a program tells that something has happened. @param url the installation's */
export const publishExample = (url: string, productId: string, event: string): string =>
  `curl ${url}/api/graphql \\
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '${JSON.stringify({
    query: "mutation ($input: PublishProductEventInput!) { publishProductEvent(input: $input) { userErrors { message } } }",
    variables: { input: { productId, event, title: "Shop 2.4 is live", data: '{"version":"2.4"}', idempotencyKey: "build-981" } },
  })}'`;
