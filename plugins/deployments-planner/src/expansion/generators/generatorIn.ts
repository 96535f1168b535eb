import { Folder } from '../../repository/RepositoryFiles';
import { ApplicationSet, GitFiles } from '../applicationSet';
import { TemplateFault } from '../templates/gotemplate/fault';
import { Globbing, globToRegExp } from './glob';
import { JsonObject } from '../files/json';
import { memoByText } from '../files/memo';
import { parseConfigFile } from '../files/parseConfigFile';
import { pathParams } from './pathParams';
import { selects } from './postSelector';
import { renderApplication } from '../templates/renderApplication';
import { beyond, refusal, templateProblem } from '../setProblems';
import { ExpandedApplication, ExpansionProblem } from '../types';

/** Which files of a folder a generator takes. */
export interface Patterns {
  include: string[];
  exclude: string[];
}

/** What a generator makes of a folder. */
interface Outcome {
  /** A file that cannot be read. */
  refusal?: ExpansionProblem;
  /** A file that the template cannot be rendered with. */
  fault?: ExpansionProblem;
  applications: readonly ExpandedApplication[];
}

/** What was made before by the same set and generator, files and patterns aside: of a fleet, nearly all was. */
interface Made {
  ofFolders: WeakMap<Folder, Map<string, Outcome>>;
  /** Of the values of a config file: the same for the same text. */
  ofValues: WeakMap<JsonObject, { file: string; application: Rendered }>;
}
type Rendered = ExpandedApplication | undefined;

const madeBy = memoByText(2_000, (): Made => ({
  ofFolders: new WeakMap(),
  ofValues: new WeakMap(),
}));

/** Generates from the files of a folder that does not change; the outcome is remembered as long as the folder. */
export function generatorIn(
  set: ApplicationSet,
  generator: GitFiles,
  globbing: Globbing,
): (folder: Folder, patterns: Patterns) => Outcome {
  const { hub, name, namespace, preserve, template } = set;
  const { prefix, selector, repository } = generator;
  const made = madeBy(
    JSON.stringify([
      ...[hub, name, namespace, preserve, template],
      ...[prefix, selector, repository, globbing],
    ]),
  );
  const render = (config: Config) => {
    const { file, values } = config;
    const known = made.ofValues.get(values);
    if (known?.file === file) return known.application;
    const application = renderOne(set, generator, config);
    made.ofValues.set(values, { file, application });
    return application;
  };
  const make = (folder: Folder, patterns: Patterns): Outcome => {
    const files = findFiles(folder, patterns, globbing);
    const configs = readConfigs(folder, files, generator);
    return Array.isArray(configs)
      ? renderAll(configs, render)
      : { refusal: configs, applications: [] };
  };
  return (folder, patterns) => {
    const key = JSON.stringify(patterns);
    const outcomes = made.ofFolders.get(folder) ?? new Map<string, Outcome>();
    made.ofFolders.set(folder, outcomes);
    const outcome = outcomes.get(key) ?? make(folder, patterns);
    outcomes.set(key, outcome);
    return outcome;
  };
}

interface Config {
  file: string;
  values: JsonObject;
}

function renderAll(
  configs: readonly Config[],
  render: (config: Config) => Rendered,
): Outcome {
  const applications: ExpandedApplication[] = [];
  for (const config of configs) {
    try {
      const application = render(config);
      if (application) applications.push(application);
    } catch (error) {
      if (!(error instanceof TemplateFault)) throw error;
      return { fault: templateProblem(error, config.file), applications };
    }
  }
  return { applications };
}

/** Undefined where the generator does not select the values. Throws TemplateFault. */
function renderOne(
  set: ApplicationSet,
  { prefix, selector }: GitFiles,
  { file, values }: Config,
): Rendered {
  const path = pathParams(file);
  const own = prefix ? { [prefix]: { path } } : { path };
  const params = { ...values, ...own };
  return !selector || selects(selector, params)
    ? renderApplication(set, file, params)
    : undefined;
}

/** The files that match, in the order in which Argo CD takes them. */
function findFiles(
  folder: Folder,
  { include, exclude }: Patterns,
  globbing: Globbing,
): string[] {
  const matchers = (patterns: readonly string[]) =>
    patterns.map(pattern => globToRegExp(pattern, globbing));
  const [included, excluded] = [matchers(include), matchers(exclude)];
  return [...folder.keys()]
    .filter(path => included.some(regExp => regExp.test(path)))
    .filter(path => !excluded.some(regExp => regExp.test(path)))
    .sort();
}

function readConfigs(
  folder: Folder,
  files: readonly string[],
  generator: GitFiles,
) {
  const found: Config[] = [];
  for (const file of files) {
    const config = parseConfigFile(folder.get(file) ?? '');
    if ('refused' in config) return refusal(generator, file, config.refused);
    if ('beyond' in config) return beyond(file, config.beyond);
    for (const values of config.objects) found.push({ file, values });
  }
  return found;
}
