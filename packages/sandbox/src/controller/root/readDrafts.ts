import { parseAllDocuments } from 'yaml';
import { ARGOCD_NAMESPACE, isObject } from '@argosy/control-plane';
import { GROUP } from '../../kubernetes/kinds';
import { readDraft } from '../../kubernetes/readDraft';
import type { Draft } from '../../kubernetes/objects';
import type { Files } from '../repository/RepositoryReader';

export const ROOT = 'gitops-root';

export const TRACKING = 'argocd.argoproj.io/tracking-id';

const trackingId = ({ kind, metadata }: Draft) =>
  `${ROOT}:${GROUP}/${kind}:${ARGOCD_NAMESPACE}/${metadata.name}`;

/**
 * Reads the manifests in the root Application's folder.
 * @throws SyntaxError when one is no YAML, ApiError when one is not what the definition of its kind says
 */
export function readDrafts(files: Files, folder: string): Draft[] {
  return [...files]
    .filter(
      ([path]) =>
        path.startsWith(`${folder}/`) &&
        /^[^/]+\/(appproject|applicationset)\.yaml$/.test(
          path.slice(folder.length + 1),
        ),
    )
    .flatMap(([path, content]) =>
      parseAllDocuments(content).map(document => {
        if (document.errors.length > 0) {
          throw new SyntaxError(`${path}: ${document.errors[0].message}`);
        }
        return document.toJS();
      }),
    )
    .filter(isObject)
    .map(each => readDraft(each))
    .map(draft => ({
      ...draft,
      metadata: {
        ...draft.metadata,
        namespace: ARGOCD_NAMESPACE,
        annotations: {
          ...draft.metadata.annotations,
          [TRACKING]: trackingId(draft),
        },
      },
    }));
}
