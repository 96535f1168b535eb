/** The components of Argo CD that the lab runs. */
export const COMPONENTS = [
  'repo-server',
  'application-controller',
  'applicationset-controller',
  'server',
] as const;

export type Component = (typeof COMPONENTS)[number];

export const processOf = (component: Component) => `argocd-${component}`;

/** The ports that they listen on. */
export interface ComponentPorts {
  repoServer: number;
  repoMetrics: number;
  controllerMetrics: number;
  setsMetrics: number;
  setsProbe: number;
  setsWebhook: number;
  server: number;
  serverMetrics: number;
}

/** Makes the arguments of each component, and the address of its health check. */
export function componentArgs(
  ports: ComponentPorts,
  redis: string,
  newGlobbing: boolean,
): Record<Component, { args: string[]; health: string }> {
  const repoServer = `127.0.0.1:${ports.repoServer}`;
  const loopback = (port: number) => `127.0.0.1:${port}`;
  return {
    'repo-server': {
      args: [
        '--address=127.0.0.1',
        `--port=${ports.repoServer}`,
        '--metrics-address=127.0.0.1',
        `--metrics-port=${ports.repoMetrics}`,
        `--redis=${redis}`,
      ],
      health: `http://${loopback(ports.repoMetrics)}/healthz`,
    },
    'application-controller': {
      args: [
        `--metrics-port=${ports.controllerMetrics}`,
        `--repo-server=${repoServer}`,
        `--redis=${redis}`,
      ],
      health: `http://${loopback(ports.controllerMetrics)}/healthz`,
    },
    'applicationset-controller': {
      args: [
        `--argocd-repo-server=${repoServer}`,
        `--metrics-addr=${loopback(ports.setsMetrics)}`,
        `--probe-addr=${loopback(ports.setsProbe)}`,
        `--webhook-addr=${loopback(ports.setsWebhook)}`,
        ...(newGlobbing ? ['--enable-new-git-file-globbing'] : []),
      ],
      // its probe address serves nothing
      health: `http://${loopback(ports.setsMetrics)}/metrics`,
    },
    server: {
      args: [
        '--insecure',
        '--address=127.0.0.1',
        `--port=${ports.server}`,
        '--metrics-address=127.0.0.1',
        `--metrics-port=${ports.serverMetrics}`,
        `--repo-server=${repoServer}`,
        `--redis=${redis}`,
      ],
      health: `http://${loopback(ports.server)}/healthz`,
    },
  };
}
