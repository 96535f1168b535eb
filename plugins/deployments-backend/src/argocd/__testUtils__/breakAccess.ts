import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCertificate } from './createCertificate';
import type { StrictHub } from './startStrictHub';
import type { KubernetesAccess } from '../../config';

/** What is wrong, what is to be said of it, and how it is corrected without a restart. */
interface BadAccess {
  access: KubernetesAccess;
  state: 'refused' | 'unreachable' | 'live';
  says: RegExp;
  repair(): void;
}

/** Makes it so. */
export type Break = (hub: StrictHub) => BadAccess | Promise<BadAccess>;

const pemOf = ({ caData }: StrictHub) =>
  Buffer.from(caData, 'base64').toString('utf8');

export const kubeconfig = (
  hub: StrictHub,
  over: Record<string, unknown> = {},
) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'here',
    clusters: [
      {
        name: 'c',
        cluster: {
          server: hub.server,
          'certificate-authority-data': hub.caData,
        },
      },
    ],
    users: [{ name: 'u', user: { token: hub.token } }],
    contexts: [{ name: 'here', context: { cluster: 'c', user: 'u' } }],
    ...over,
  });

interface BadKubeconfig {
  context?: string;
  state?: BadAccess['state'];
}

/** A hub reached by a kubeconfig that at first holds this, or is not there. */
export const byKubeconfig =
  (
    first: (hub: StrictHub) => string | Buffer | undefined,
    says: RegExp,
    { context, state = 'unreachable' }: BadKubeconfig = {},
  ): Break =>
  hub => {
    const path = join(hub.folder, 'hub.kubeconfig');
    const content = first(hub);
    if (content !== undefined) writeFileSync(path, content);
    return {
      access: { kind: 'kubeconfig', path, context },
      state,
      says,
      repair: () => writeFileSync(path, kubeconfig(hub)),
    };
  };

/** A hub reached by files, one of which at first holds something else. */
export const byFiles =
  (
    wrong: { token?: string; ca?: string },
    state: BadAccess['state'],
    says: RegExp,
  ): Break =>
  hub => {
    const tokenFile = join(hub.folder, 'token');
    const caFile = join(hub.folder, 'ca.crt');
    writeFileSync(tokenFile, wrong.token ?? hub.token);
    writeFileSync(caFile, wrong.ca ?? pemOf(hub));
    const { server } = hub;
    return {
      access: { kind: 'server', server, caFile, tokenFile },
      state,
      says,
      repair() {
        writeFileSync(tokenFile, hub.token);
        writeFileSync(caFile, pemOf(hub));
      },
    };
  };

/** A hub that shows another certificate until it is renewed. */
export const byCertificate =
  (wrong: Parameters<typeof createCertificate>[0], says: RegExp): Break =>
  async hub => {
    const bad = await createCertificate(wrong);
    const good = await createCertificate();
    hub.present(bad);
    const caData = Buffer.from(`${bad.cert}\n${good.cert}`).toString('base64');
    const { server, token } = hub;
    return {
      access: { kind: 'server', server, caData, token },
      state: 'unreachable',
      says,
      repair: () => hub.present(good),
    };
  };

/** A hub on which something is missing until somebody provides it. */
export const byHub =
  (
    take: (hub: StrictHub) => void,
    give: (hub: StrictHub) => void,
    state: BadAccess['state'],
    says: RegExp,
  ): Break =>
  hub => {
    take(hub);
    const { server, caData, token } = hub;
    return {
      access: { kind: 'server', server, caData, token },
      state,
      says,
      repair: () => give(hub),
    };
  };

export const withoutRight = (
  verb: string,
  state: BadAccess['state'],
  says: RegExp,
): Break =>
  byHub(
    ({ rights }) => rights.delete(verb),
    ({ rights }) => rights.add(verb),
    state,
    says,
  );
