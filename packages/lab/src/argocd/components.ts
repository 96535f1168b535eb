/** The programs that Argo CD consists of here. */
export const COMPONENTS = [
  'repo-server',
  'application-controller',
  'applicationset-controller',
  'server',
] as const;

export type Component = (typeof COMPONENTS)[number];

export const processOf = (component: Component) => `argocd-${component}`;

/** Where each of them listens. */
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

/** Each component's arguments, and where it says that it is well. */
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
      // its probe address has nothing to say
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
