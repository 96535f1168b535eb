/** What go-yaml says about a document that it refuses, without the `yaml: ` in front. */
export class YamlFault extends Error {}

/** The document uses a part of YAML that this reader does not know: no guess is made. */
export class BeyondReader extends Error {}

/** go-yaml counts lines from 0 and says none for the first; its scanner adds one, its parser does not. */
export const scannerFault = (problem: string, line: number) =>
  new YamlFault(line === 0 ? problem : `line ${line + 1}: ${problem}`);

export const parserFault = (problem: string, line: number) =>
  new YamlFault(line === 0 ? problem : `line ${line}: ${problem}`);
