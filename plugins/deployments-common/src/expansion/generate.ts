import { ApplicationSet, GitFiles } from './applicationSet';
import { findConfigFiles, PathIndex } from './findConfigFiles';
import { TemplateFault } from './gotemplate/fault';
import { Globbing } from './glob';
import { JsonObject } from './json';
import { parseConfigFile } from './parseConfigFile';
import { renderWith } from './renderWith';
import { ExpandedApplication, ExpansionProblem } from './types';

/** What `generate` reads from. */
export interface Sources {
  files: ReadonlyMap<string, string>;
  index: PathIndex;
  globbing: Globbing;
}

/** The Applications of a set in the order of its files, or the one problem that stops it. */
export function generate(
  set: ApplicationSet,
  sources: Sources,
): ExpandedApplication[] | ExpansionProblem {
  const applications: ExpandedApplication[] = [];
  for (const generator of set.generators) {
    const found = readConfigs(generator, sources);
    if (!Array.isArray(found)) return found;
    const render = renderWith(set, generator);
    for (const { file, values } of found) {
      try {
        const application = render(file, values);
        if (application) applications.push(application);
      } catch (error) {
        if (error instanceof TemplateFault) return templateProblem(error, file);
        throw error;
      }
    }
  }
  return applications;
}

function readConfigs(generator: GitFiles, { files, index, globbing }: Sources) {
  const found: Array<{ file: string; values: JsonObject }> = [];
  for (const file of findConfigFiles(generator, index, globbing)) {
    const config = parseConfigFile(files.get(file) ?? '');
    if ('refused' in config) return refusal(generator, file, config.refused);
    if ('beyond' in config) return beyond(file, config.beyond);
    for (const values of config.objects) found.push({ file, values });
  }
  return found;
}

const refusal = (
  generator: GitFiles,
  file: string,
  reason: string,
): ExpansionProblem => ({
  type: 'ErrorOccurred',
  reason: 'ApplicationGenerationFromParamsError',
  message: `error generating params from git: unable to process file '${file}' from repository '${generator.repository}': ${reason}`,
  file,
});

const beyond = (file: string, what: string): ExpansionProblem => ({
  type: 'PreviewLimit',
  reason: 'ConfigFileBeyondPreview',
  message: `The preview cannot read ${file} as Argo CD does: ${what}`,
  file,
});

const templateProblem = (
  fault: TemplateFault,
  file: string,
): ExpansionProblem =>
  fault.by === 'argo'
    ? {
        type: 'ErrorOccurred',
        reason: 'RenderTemplateParamsError',
        message: fault.message,
        file,
      }
    : {
        type: 'PreviewLimit',
        reason: 'TemplateBeyondPreview',
        message: fault.message,
        file,
      };
