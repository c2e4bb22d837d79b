import type { Place } from './issue.ts';

/** Where a value, or the key it stands under, was written, and the dotted path as that file spells it. */
export type LocateParameter = (
  path: readonly (string | number)[],
  part: 'key' | 'value',
) => { readonly place: Place; readonly path: string };

/** The place of a plug-in in a file, which also knows where each of its parameters is. Copied or printed it is a Place. */
export class PluginPlace implements Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly #locate: LocateParameter;

  /** `locate` gets paths that start at the plug-in's parameters. */
  constructor({ file, line, column }: Place, locate: LocateParameter) {
    this.file = file;
    if (line !== undefined) this.line = line;
    if (column !== undefined) this.column = column;
    this.#locate = locate;
  }

  /** Where the parameter at `path` was written; the plug-in's own place when it was not. */
  at(path: readonly (string | number)[], part: 'key' | 'value' = 'value'): ReturnType<LocateParameter> {
    return this.#locate(path, part);
  }
}
