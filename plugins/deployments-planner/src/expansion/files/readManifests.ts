import { parseAllDocuments } from 'yaml';
import { isObject, JsonObject, textAt } from './json';
import { memoByText } from './memo';
import { readPlain } from './readPlain';
import { toJson } from './toJson';

/** The documents of a YAML file, or why it cannot be read. */
interface Manifests {
  documents: JsonObject[];
  fault?: string;
}

/** Reads a YAML file of Kubernetes resources. Pure; results are remembered by text. */
export const readManifests = memoByText(20_000, (text): Manifests => {
  const plain = readPlain(text);
  return plain ? { documents: [plain] } : readByLibrary(text);
});

/** As {@link readManifests}, whatever the style of the text. */
export function readByLibrary(text: string): Manifests {
  const documents: JsonObject[] = [];
  const parsed = parseAllDocuments(text, {
    uniqueKeys: false,
    logLevel: 'silent',
  });
  for (const document of Array.isArray(parsed) ? parsed : []) {
    const [fault] = document.errors;
    if (fault) return { documents: [], fault: fault.message.split('\n')[0] };
    const value = toJson(document);
    if (value === undefined)
      return { documents: [], fault: 'it holds what JSON cannot' };
    if (isObject(value)) documents.push(value);
    else if (value !== null)
      return { documents: [], fault: 'it holds no resource' };
  }
  return { documents };
}

export const isKind = (document: JsonObject, group: string, kind: string) =>
  textAt(document, 'kind') === kind &&
  textAt(document, 'apiVersion').startsWith(`${group}/`);
