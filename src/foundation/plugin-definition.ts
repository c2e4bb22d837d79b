/** What every plug-in says of itself: the catalogue, validation, `echelon list`, docs and tests all read this. */
export interface PluginDefinition {
  /** kebab-case, as written in a model or experiment file. */
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  /** Book or paper, section, equation; "own" when it is ours. */
  readonly source: string;
}
