/**
 * The part of app-config.yaml that a control plane decides.
 * @param vault of its Vault, once that is prepared
 */
export function portalConfig(
  controlPlane,
  { appPort, backendPort, database, vault },
) {
  const { hubs, git } = controlPlane;
  return {
    app: { baseUrl: `http://localhost:${appPort}` },
    backend: {
      baseUrl: `http://localhost:${backendPort}`,
      listen: { port: backendPort, host: '127.0.0.1' },
      cors: { origin: `http://localhost:${appPort}` },
      database: {
        client: 'better-sqlite3',
        connection: { directory: database },
      },
    },
    integrations: {
      gitea: [
        {
          host: git.host,
          baseUrl: git.baseUrl,
          username: git.username,
          password: git.password,
        },
      ],
    },
    deployments: {
      hubs: hubs.map(({ name, url, namespaces, kubernetes, argocd }) => ({
        name,
        url,
        namespaces,
        kubernetes,
        argocd,
      })),
      gitops: { repository: git.repository, branch: git.branch },
      vault,
    },
  };
}
