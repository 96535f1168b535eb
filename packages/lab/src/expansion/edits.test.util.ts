import * as fc from 'fast-check';
import { configEdits } from './configEdits.test.util';
import type { TextEdit } from './configEdits.test.util';
import { projectEdits } from './projectEdits.test.util';
import { setEdits } from './setEdits.test.util';

/** Content by path. */
export type Files = ReadonlyMap<string, string>;

/** One file of the fleet changed by hand; `at` says which of its kind. */
export interface Edit extends TextEdit {
  file: RegExp;
  at: number;
}

const CONFIG = /\/config\.json$/;
const SET = /\/applicationset\.yaml$/;
const PROJECT = /\/appproject\.yaml$/;

export const edits = (tag: string): fc.Arbitrary<Edit> => {
  const on = (file: RegExp, changed: fc.Arbitrary<TextEdit>) =>
    fc
      .tuple(fc.nat(99), changed)
      .map(([at, edit]): Edit => ({ ...edit, file, at }));
  return fc.oneof(
    { weight: 5, arbitrary: on(CONFIG, configEdits(tag)) },
    { weight: 3, arbitrary: on(SET, setEdits(tag)) },
    { weight: 1, arbitrary: on(PROJECT, projectEdits(tag)) },
  );
};

/** The files after an edit; as they are where none is of its kind. */
export function edited(files: Files, { file, at, how }: Edit): Files {
  const paths = [...files.keys()].filter(path => file.test(path)).sort();
  const path = paths[at % paths.length];
  const text = files.get(path);
  if (text === undefined) return files;
  const after = new Map(files);
  const result = how(text);
  if (result === null) after.delete(path);
  else after.set(path, result);
  return after;
}
