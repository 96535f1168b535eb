import {
  HttpMethod,
  KubeConfig,
  RequestContext,
} from '@kubernetes/client-node';
import { Connection } from './Kubernetes';

/** A call as the client prepares it for a cluster that is reached so. */
async function prepare(way: { proxyUrl?: string }) {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    {
      name: 'main',
      server: 'https://hub.example.com',
      skipTLSVerify: false,
      ...way,
    },
    { name: 'argosy', token: 'token' },
  );
  const request = new RequestContext(
    'https://hub.example.com/api',
    HttpMethod.GET,
  );
  await config.applySecurityAuthentication(request);
  return request;
}

describe('Connection', () => {
  it.each(['http://proxy.example.com:3128', 'socks5://proxy.example.com:1080'])(
    'leaves the way over %s as it is',
    async proxyUrl => {
      const request = await prepare({ proxyUrl });
      const way = request.getAgent();
      new Connection().carry(request);
      expect(way).toBeDefined();
      expect(request.getAgent()).toBe(way);
    },
  );

  it('gives every call without a proxy the same way', async () => {
    const connection = new Connection();
    const requests = [await prepare({}), await prepare({})];
    const own = requests.map(request => request.getAgent());
    requests.forEach(request => connection.carry(request));
    const [first, second] = requests.map(request => request.getAgent());
    expect(first).toBe(second);
    expect(own).not.toContain(first);
  });
});
