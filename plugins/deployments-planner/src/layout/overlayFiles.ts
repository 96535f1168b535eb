import {
  ImageReference,
  parseImage,
  ServiceSpec,
} from '@argosy/plugin-deployments-common';
import { overlayFolder, patchPath } from '../repository/paths';
import { ExistingService } from '../repository/readService';
import { externalSecrets, secretPatches } from './documents/externalSecrets';
import {
  InlinePatch,
  overlayKustomization,
} from './documents/kustomize/overlayKustomization';
import { workloadPatch } from './documents/kustomize/workloadPatch';
import { overlayConfig, printConfig } from './documents/overlayConfig';
import { ResolvedTarget } from './resolveService';

/** What the overlays of a service hold and keep. */
export interface ExistingOverlays {
  /** Undefined where the service is new, or its files cannot be read. */
  service?: ExistingService;
  /** The names of its Applications, by the folder of the overlay. */
  applications: ReadonlyMap<string, string>;
}

/** The files of one target's overlay, by their path in it. */
export function overlayFiles(
  spec: ServiceSpec,
  target: ResolvedTarget,
  existing: ExistingOverlays,
): Map<string, string> {
  const files = new Map<string, string>();
  const folder = overlayFolder(spec.name, target.target);
  const application = existing.applications.get(folder);
  files.set(
    'config.json',
    printConfig(overlayConfig(spec, target, application)),
  );
  for (const workload of target.workloads) {
    const patch = workloadPatch(workload, target);
    if (patch) files.set(patchPath('', workload.workload.name), patch);
  }
  const parts = {
    images: imagesIn(folder, spec, existing.service),
    patches: [...files.keys()].filter(name => name !== 'config.json').sort(),
    ...secretParts(target),
  };
  for (const [name, content] of parts.secrets) files.set(name, content);
  files.set('kustomization.yaml', overlayKustomization(target, parts));
  return files;
}

/** What External Secrets needs in a target, and what gives it to the pods. */
function secretParts({ workloads }: ResolvedTarget) {
  const secrets = new Map<string, string>();
  const inline: InlinePatch[] = [];
  for (const { workload, access } of workloads) {
    if (access?.delivery !== 'external-secrets') continue;
    secrets.set(
      `secrets/${workload.name}.yaml`,
      externalSecrets(workload, access),
    );
    inline.push(...secretPatches(workload, access));
  }
  return { secrets, inline };
}

/** An overlay keeps the build that it runs until the spec asks for another than the one it was read with. */
function imagesIn(
  folder: string,
  spec: ServiceSpec,
  existing: ExistingService | undefined,
): ImageReference[] {
  const running = existing?.overlays.get(folder)?.images;
  return spec.workloads.flatMap(workload => {
    const asked = parseImage(workload.image);
    if (!asked) return [];
    const unchanged = existing?.spec.workloads.some(
      before =>
        before.name === workload.name && before.image === workload.image,
    );
    return [(unchanged && running?.get(asked.name)) || asked];
  });
}
