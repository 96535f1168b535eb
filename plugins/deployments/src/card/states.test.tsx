import { screen, within } from '@testing-library/react';
import { axeFindings, renderCard } from '../../dev/renderCard';

const card = () => screen.findByRole('article', { name: 'Deployments' });

/** For each state of the dev page: what the card must say. */
const SAYS: Record<string, RegExp[]> = {
  loading: [/Loading the deployments/],
  healthy: [/1\.8\.0-rc2/, /12 min/, /all 6 Synced and Healthy/, /live/],
  degraded: [
    /Degraded/,
    /Image registry\.example\.com\/shop-api:1\.7\.3 cannot be pulled\. Ask who pushed it, or roll back\./,
    /Open in Argo CD/,
    /2 versions in prod · 1 of 6 needs attention/,
  ],
  'out-of-sync': [
    /OutOfSync for 4 min\. Ada Byron changed it in Git: “Shop 1\.7\.3 in prod” \(4f0c1d2e\)\./,
    /Argo CD checks again by itself/,
    /1 of 6 in progress/,
  ],
  progressing: [/Progressing/, /2 of 3 replicas ready, for 1 min/],
  suspended: [/Suspended/, /Step 2 of 5, 20 %, waits for a person/],
  'not-generated': [
    /no Application/,
    /There is no cluster of the name us9/,
    /services\/shop\/overlays\/prod\/us1\/config\.json/,
    /Argo CD has not generated the Application shop-prod-ap1 yet/,
    /1 of 6 needs attention · 1 of 6 in progress/,
  ],
  'hub-unreachable': [
    /Hub us has been unreachable since .*\d\d/,
    /The connection to k8s\.us\.example\.com was refused\. Its targets show their last known state\./,
    /partly live/,
    /last known .*\d\d/,
    /last known state of 2 of 6/,
  ],
  'hub-refused': [
    /Hub main has refused access since/,
    /not live/,
    /Details are limited for hub main/,
    /last known state of 6 of 6/,
  ],
  'creation-open': [
    /Change open: pull request 42.*3 min/,
    /Merged.*Waits for a person to merge the pull request\..*now/,
    /Application generated.*later/,
    /Synced.*later/,
    /Healthy.*later/,
  ],
  'creation-merged': [/Application generated.*2 of 3/, /0 of 2 replicas ready/],
  'creation-failed': [/the token may not push/, /failed/],
  unannotated: [
    /Nothing says where unannotated runs/,
    /metadata:\s+annotations:\s+argocd\/app-name: unannotated/,
    /argocd\/app-selector: app\.kubernetes\.io\/name=unannotated/,
  ],
  unmatched: [/argocd\/app-name: shop-prod/, /shop-prod-eu1, shop-prod-us1/],
  denied: [
    /You may not see these deployments/,
    /Whoever maintains the permission policy of this portal can grant deployments\.deployment\.read/,
  ],
  failed: [
    /The deployments could not be read/,
    /The read model did not answer within 5 s\./,
    /Retry/,
  ],
  foreign: [
    /legacy-shop-production production-eu 2024-11-02 Synced, Healthy 5 h/,
    /1 of 2 needs attention/,
  ],
  'one-environment': [/prod us-east 1\.7\.3 Degraded 6 min/],
  'one-region': [/staging eu-west 1\.7\.3 Synced, Healthy 2 h/],
  'many-regions': [/sa-east/, /1 of 16 needs attention/],
  'several-clusters': [/eu2/, /other/, /2 versions in prod/],
};

describe.each(Object.entries(SAYS))('the card, %s', (name, sentences) => {
  it('says it, and axe finds nothing', async () => {
    const { container } = await renderCard(name);
    await within(await card()).findByText(
      (_, element) => sentences[0].test(element?.textContent ?? ''),
      { ignore: ':not(article)' },
    );
    for (const sentence of sentences)
      expect(await card()).toHaveTextContent(sentence);
    expect(await axeFindings(container)).toEqual([]);
  });
});
