import { Plan } from '@argosy/plugin-deployments-common';
import { useFormText } from '../../hooks/useFormText';

const list = (parts: Array<[number, (n: string) => string]>) =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, say]) => say(String(count)))
    .join(', ');

/** `platform/gitops` of `https://git.example.com/platform/gitops.git`. */
const repositoryName = (address: string) =>
  address
    .replace(/^\w+:\/\/[^/]+\/+/, '')
    .replace(/(?<!\/)\/+$/, '')
    .replace(/\.git$/, '');

/** Where the Vault team reads its roles in the mode pull-request. */
const isRoleFile = (path: string) =>
  /(^|\/)vault\/./.test(path) && path.endsWith('.tf');

/** The counted lines of a plan, and what is below them. */
export function useSummary(plan: Plan, repository: string | undefined) {
  const t = useFormText();
  const counted = <K extends string>(items: Array<{ action: K }>, action: K) =>
    items.filter(item => item.action === action).length;
  const name = repository
    ? repositoryName(repository)
    : t('review.counts.someRepository');
  const files = plan.files;
  const rolesDetail = (count: number, isTerraform: boolean) => {
    if (count === 0) return t('review.counts.rolesNone');
    return isTerraform
      ? t('review.counts.rolesBy.terraform')
      : t(`review.counts.rolesBy.portal.${plan.change}`);
  };
  const applications = plan.applications;
  const isTerraform = files.some(({ path }) => isRoleFile(path));
  return {
    files: t('review.counts.files', { count: files.length }),
    filesDetail:
      list([
        [counted(files, 'create'), n => t('review.counts.create', { n })],
        [counted(files, 'update'), n => t('review.counts.update', { n })],
        [counted(files, 'delete'), n => t('review.counts.delete', { n })],
      ]) || t('review.counts.noFiles'),
    applications: t('review.counts.appear', {
      count: counted(applications, 'appear'),
    }),
    applicationsDetail:
      list([
        [
          counted(applications, 'change'),
          n => t('review.counts.change', { n }),
        ],
        [
          counted(applications, 'vanish'),
          n => t('review.counts.vanish', { n }),
        ],
      ]) || t('review.counts.noOthers'),
    ...(plan.roles && {
      roles: {
        what: t('review.counts.roles', { count: plan.roles.length }),
        detail: rolesDetail(plan.roles.length, isTerraform),
      },
    }),
    change: t(`review.counts.by.${plan.change}`, { repository: name }),
  };
}
