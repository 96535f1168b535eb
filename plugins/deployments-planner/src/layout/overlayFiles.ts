import {
  Fleet,
  ImageReference,
  parseImage,
  ServiceSpec,
} from '@argosy/plugin-deployments-common';
import { overlayConfig, printConfig } from '../repository/overlayConfig';
import { externalSecrets, secretPatches } from './documents/externalSecrets';
import {
  InlinePatch,
  overlayKustomization,
} from './documents/kustomize/overlayKustomization';
import { overlayFolder, patchPath } from '../repository/paths';
import { ExistingService } from '../repository/readService';
import { secretAccess } from './secretAccess';
import { Site } from './site';
import { workloadPatch } from './documents/kustomize/workloadPatch';

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
  site: Site,
  fleet: Fleet,
  existing: ExistingOverlays,
): Map<string, string> {
  const files = new Map<string, string>();
  const application = existing.applications.get(
    overlayFolder(spec.name, site.target),
  );
  files.set('config.json', printConfig(overlayConfig(spec, site, application)));
  for (const workload of spec.workloads) {
    const patch = workloadPatch(spec, workload, site, fleet);
    if (patch) files.set(patchPath('', workload.name), patch);
  }
  const parts = {
    images: imagesAt(spec, site, existing.service),
    patches: [...files.keys()].filter(name => name !== 'config.json').sort(),
    ...secretParts(spec, site, fleet),
  };
  for (const [name, content] of parts.secrets) files.set(name, content);
  files.set('kustomization.yaml', overlayKustomization(spec, site, parts));
  return files;
}

/** What External Secrets needs in a target, and what gives it to the pods. */
function secretParts(spec: ServiceSpec, site: Site, fleet: Fleet) {
  const secrets = new Map<string, string>();
  const inline: InlinePatch[] = [];
  for (const workload of spec.workloads) {
    const access = secretAccess(spec, workload, site, fleet);
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
function imagesAt(
  spec: ServiceSpec,
  site: Site,
  existing: ExistingService | undefined,
): ImageReference[] {
  const running = existing?.overlays.get(
    overlayFolder(spec.name, site.target),
  )?.images;
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
