import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';

it('exports exactly the committed list of names; a change of the API shows in public-api.txt', async () => {
  const names = exportedNames(readFileSync(join(projectRoot, 'src/index.ts'), 'utf8'));
  await expect(`${names.sort().join('\n')}\n`).toMatchFileSnapshot('public-api.txt');
});

it('tells types from values and knows renamed exports', () => {
  const text =
    "export { a, b as c } from './x.ts'; export type { D } from './y.ts'; export { type E } from './z.ts';";
  expect(exportedNames(text)).toEqual(['a', 'c', 'type D', 'type E']);
});

it('has declarations that compile without the types of Node, libraries checked too', () => {
  const options = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
  };
  const program = ts.createProgram([join(projectRoot, 'dist/index.d.ts')], options);
  const mistakes = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  expect(mistakes).toEqual([]);
});

/** Names re-exported by the text of a barrel, types marked as such. Other statements are not for a barrel. */
function exportedNames(text: string): string[] {
  const source = ts.createSourceFile('index.ts', text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause)
      return [`not a named re-export: ${statement.getText()}`];
    if (!ts.isNamedExports(statement.exportClause)) return [`not a named re-export: ${statement.getText()}`];
    return statement.exportClause.elements.map(
      (element) => `${statement.isTypeOnly || element.isTypeOnly ? 'type ' : ''}${element.name.text}`,
    );
  });
}
