import {
  Fleet,
  ImageReference,
  ServiceSpec,
  Snapshot,
  parseImage,
} from '../model';
import { overlayConfig, printConfig } from './overlayConfig';
import { overlayKustomization } from './overlayKustomization';
import { overlayFolder, patchPath } from './paths';
import { Standing } from './readStanding';
import { Site } from './site';
import { standingConfig } from './standingConfig';
import { workloadPatch } from './workloadPatch';

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
    const patch = workloadPatch(spec, workload, site, fleet.prometheus);
    if (patch) files.set(patchPath('', workload.name), patch);
  }
  const patches = [...files.keys()]
    .filter(name => name !== 'config.json')
    .sort();
  files.set(
    'kustomization.yaml',
    overlayKustomization(spec, site, imagesAt(spec, site, standing), patches),
  );
  return files;
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
