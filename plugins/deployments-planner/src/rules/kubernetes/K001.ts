import { listAt, textAt } from '../../expansion/files/json';
import { isFloatingTag, parseImage } from '@argosy/plugin-deployments-common';
import { Overlay, overlaysOf } from '../kustomize';
import { containersOf } from '../pods';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';

const PIN =
  'Name a tag that is never moved, or add the digest with @sha256:...';

export const K001 = defineRule({
  id: 'K001',
  title: 'Floating tags run only where the environment allows them',
  severity: 'error',
  needsFleet: true,
  plan: true,
  *find(context) {
    if (context.spec) {
      yield* judgeSpec(context);
      return;
    }
    for (const overlay of overlaysOf(context)) {
      if (!allows(context, overlay.environment)) yield* judgeOverlay(overlay);
    }
  },
});

const allows = ({ fleet }: RuleContext, environment: string) =>
  fleet?.environments.find(e => e.name === environment)?.floatingTags === true;

function* judgeSpec(context: RuleContext): Iterable<Violation> {
  const strict = context.spec?.targets
    .map(t => t.environment)
    .find(e => !allows(context, e));
  if (strict === undefined) return;
  for (const [index, { image }] of (context.spec?.workloads ?? []).entries()) {
    const { tag, digest } = parseImage(image) ?? {};
    if (digest !== undefined || tag === undefined || !isFloatingTag(tag))
      continue;
    yield {
      path: `workloads.${index}.image`,
      message: `The tag ${tag} can move; when it does, Argo CD sees no change in ${strict}, and regions differ.`,
      remedy: PIN,
    };
  }
}

function* judgeOverlay({
  path,
  environment,
  kustomization,
  resources,
}: Overlay): Iterable<Violation> {
  const images = listAt(kustomization, 'images');
  for (const image of images) {
    const tag = textAt(image, 'newTag');
    if (textAt(image, 'digest') !== '' || (tag !== '' && !isFloatingTag(tag)))
      continue;
    yield {
      path,
      message: `In ${environment} the image ${textAt(image, 'name')} runs ${tag ? `the moving tag ${tag}` : 'without tag and digest'}.`,
      remedy: PIN,
    };
  }
  const named = new Set(images.map(image => textAt(image, 'name')));
  for (const { document, path: file } of resources) {
    for (const container of containersOf(document)) {
      const image = textAt(container, 'image');
      const { name, tag, digest } = parseImage(image) ?? {};
      if (name === undefined || named.has(name) || digest !== undefined)
        continue;
      if (tag !== undefined && !isFloatingTag(tag)) continue;
      yield {
        path,
        message: `The image ${image} of ${file} is set by no entry of images.`,
        remedy: 'Add it to images, with a tag that is never moved or a digest.',
      };
    }
  }
}
