import { createDeploymentsClient } from './client';
import { contracts } from './contracts';

/** A client of a backend that gives one answer, and the requests it made. */
function clientOf(answer: object, status = 200) {
  const requests: Array<{ url: string; method?: string; body?: unknown }> = [];
  const client = createDeploymentsClient(
    {
      fetch: async (url, { method, body } = {}) => {
        requests.push({ url: String(url), method, body });
        return new Response(JSON.stringify(answer), { status });
      },
    },
    () => 'https://portal.example.com/api/deployments',
  );
  return { client, requests };
}

describe('the client', () => {
  it('has a call for each contract', () => {
    const { client } = clientOf({});
    expect(Object.keys(client).sort()).toEqual(Object.keys(contracts).sort());
  });

  it('puts an input into path and query, and parses what comes back', async () => {
    const { client, requests } = clientOf({ items: [], extra: 1 });
    const answer: { items: object[] } = await client.listServices({});
    expect(answer).toEqual({ items: [] });
    await expect(
      client.getDeployment({ hub: 'main', namespace: 'argocd', name: 'a/b' }),
    ).rejects.toThrow();
    await expect(client.listDeployments({ service: 'shop' })).rejects.toThrow();
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://portal.example.com/api/deployments/v1/services',
      'GET https://portal.example.com/api/deployments/v1/deployments/main/argocd/a%2Fb',
      'GET https://portal.example.com/api/deployments/v1/deployments?service=shop',
    ]);
  });

  it('sends the body of a POST, and takes no input of another contract', async () => {
    const { client, requests } = clientOf({ items: [], vaults: [] });
    await client.checkSecrets({ service: 'shop' });
    // @ts-expect-error the contract asks for a service
    await client.checkSecrets({ hub: 'main' });
    expect(requests[0]).toEqual({
      url: 'https://portal.example.com/api/deployments/v1/secrets/check',
      method: 'POST',
      body: '{"service":"shop"}',
    });
  });

  it('rejects with the error of the backend', async () => {
    const { client } = clientOf({ error: { name: 'NotAllowedError' } }, 403);
    await expect(client.listServices({})).rejects.toMatchObject({
      name: 'ResponseError',
    });
  });
});
