import ts from 'typescript';

/** A broken rule of style that Biome has no rule for, or that must hold even where Biome is switched off. */
export interface Untidiness {
  readonly rule: string;
  readonly line: number;
}

const MOST_LINES = 300;

/** Hidden inputs and outputs: randomness and time are arguments, and only the command line talks to the world. */
const BANNED_MEMBERS = ['Math.random', 'Date.now', 'process.env'];

/** Every rule that the text of one TypeScript file breaks. */
export function findUntidiness(text: string): Untidiness[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const found: Untidiness[] = [];
  const lines = text.trimEnd().split('\n').length;
  if (lines > MOST_LINES) found.push({ rule: `more than ${MOST_LINES} lines`, line: lines });
  const visit = (node: ts.Node): void => {
    const rule = brokenRule(node);
    if (rule !== undefined) {
      found.push({ rule, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function brokenRule(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return bannedMember(node);
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return 'new Date()';
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (ts.isNonNullExpression(node)) return 'non-null !';
  if (ts.isEnumDeclaration(node)) return 'enum';
  if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) return defaultExport(node);
  if (ts.isExportDeclaration(node) && node.exportClause === undefined) return 'export *';
  return undefined;
}

function bannedMember(node: ts.PropertyAccessExpression): string | undefined {
  const name = node.getText();
  if (BANNED_MEMBERS.includes(name)) return name;
  return node.expression.getText() === 'console' ? 'console' : undefined;
}

function defaultExport(node: ts.Node): string | undefined {
  return ts.isDefaultClause(node.parent) ? undefined : 'default export';
}
