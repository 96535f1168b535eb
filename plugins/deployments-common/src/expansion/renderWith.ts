import { ApplicationSet, GitFiles } from './applicationSet';
import { JsonObject } from './json';
import { memoByText } from './memo';
import { pathParams } from './pathParams';
import { selects } from './postSelector';
import { renderApplication } from './renderApplication';
import { ExpandedApplication } from './types';

/** All that decides, besides a config file, what its Application is. The same text gives the same recipe. */
const recipeOf = memoByText(2_000, text => ({ text }));

interface Rendering {
  recipe: object;
  file: string;
  application: ExpandedApplication | undefined;
}

/** The last rendering of the values of a config file: nearly all of a plan's were rendered for the plan before. */
const last = new WeakMap<JsonObject, Rendering>();

/**
 * Renders the Application of the values of a config file, the same object for the same values again; undefined where
 * the generator does not select them. Throws TemplateFault.
 */
export function renderWith(
  set: ApplicationSet,
  { prefix, selector }: GitFiles,
) {
  const { hub, name, namespace, preserve, template } = set;
  const recipe = recipeOf(
    JSON.stringify([
      ...[hub, name, namespace, preserve, template],
      ...[prefix, selector],
    ]),
  );
  const render = (file: string, values: JsonObject) => {
    const path = pathParams(file);
    const own = prefix ? { [prefix]: { path } } : { path };
    const params = { ...values, ...own };
    return !selector || selects(selector, params)
      ? renderApplication(set, file, params)
      : undefined;
  };
  return (file: string, values: JsonObject) => {
    const known = last.get(values);
    if (known?.recipe === recipe && known.file === file)
      return known.application;
    const application = render(file, values);
    last.set(values, { recipe, file, application });
    return application;
  };
}
