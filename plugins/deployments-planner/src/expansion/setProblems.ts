import { GitFiles } from './applicationSet';
import { TemplateFault } from './templates/gotemplate/fault';
import { ExpansionProblem } from './types';

/** A config file that the controller refuses. */
export const refusal = (
  generator: GitFiles,
  file: string,
  reason: string,
): ExpansionProblem => ({
  type: 'ErrorOccurred',
  reason: 'ApplicationGenerationFromParamsError',
  message: `error generating params from git: unable to process file '${file}' from repository '${generator.repository}': ${reason}`,
  file,
});

/** A config file that only the preview cannot read. */
export const beyond = (file: string, what: string): ExpansionProblem => ({
  type: 'PreviewLimit',
  reason: 'ConfigFileBeyondPreview',
  message: `The preview cannot read ${file} as Argo CD does: ${what}`,
  file,
});

/** A template that cannot be rendered with a config file. */
export const templateProblem = (
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
