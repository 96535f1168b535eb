import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { deploymentsApi } from './apis';
import { deploymentsEntityCard, vaultSetUpPage } from './extensions';
import { vaultSetUpRouteRef } from './routes';

/**
 * Where a service runs, live on its catalog page. It has no icon of its own: with one, each page of it would stand in
 * the sidebar.
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'deployments',
  title: 'Deployments',
  info: { packageJson: () => import('../package.json') },
  routes: { vaultSetUp: vaultSetUpRouteRef },
  extensions: [deploymentsApi, deploymentsEntityCard, vaultSetUpPage],
});
