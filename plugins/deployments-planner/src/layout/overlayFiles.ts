import type { Snapshot } from '../repository/snapshot';
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
import { Standing } from '../repository/readStanding';
import { secretAccess } from './secretAccess';
import { Site } from './site';
import { standingConfig } from '../repository/standingConfig';
import { workloadPatch } from './documents/kustomize/workloadPatch';

/** The files of one target's overlay, by their path in it. */
export function overlayFiles(
  spec: ServiceSpec,
  site: Site,
  fleet: Fleet,
  snapshot: Snapshot,
  standing: Standing | undefined,
): Map<string, string> {
  const files = new Map<string, string>();
  const config = standingConfig(
    snapshot,
    `${overlayFolder(spec.name, site.target)}config.json`,
  );
  files.set(
    'config.json',
    printConfig(overlayConfig(spec, site, config?.application)),
  );
  for (const workload of spec.workloads) {
    const patch = workloadPatch(spec, workload, site, fleet);
    if (patch) files.set(patchPath('', workload.name), patch);
  }
  const parts = {
    images: imagesAt(spec, site, standing),
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
  standing: Standing | undefined,
): ImageReference[] {
  const running = standing?.overlays.get(
    overlayFolder(spec.name, site.target),
  )?.images;
  return spec.workloads.flatMap(workload => {
    const asked = parseImage(workload.image);
    if (!asked) return [];
    const unchanged = standing?.spec.workloads.some(
      before =>
        before.name === workload.name && before.image === workload.image,
    );
    return [(unchanged && running?.get(asked.name)) || asked];
  });
}
