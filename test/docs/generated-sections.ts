import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { listPlugins } from '../../src/application/list-plugins.ts';
import { generalMetrics } from '../../src/observation/metric-catalogue.ts';
import { generalNodeFigures } from '../../src/observation/node-figures.ts';
import { experimentFields } from '../support/experiment-fields.ts';
import { projectRoot } from '../support/project-root.ts';

/** Tables that the docs repeat from the code, by the name in their marker. */
export const GENERATED_SECTIONS: Readonly<Record<string, () => string>> = {
  experiment: experimentTable,
  metrics: metricTable,
  'node-figures': nodeFigureTable,
  optimum: () => interfaceTables('src/experiment/optimum.ts'),
  policies: policyTable,
  result: () =>
    ['src/experiment/result.ts', 'src/experiment/gate-report.ts'].map(interfaceTables).join('\n\n'),
  'run-facts': () => interfaceTables('src/application/run-facts.ts'),
  'replenishment-contract': () => interfaceTables('src/policies/replenishment/replenishment-policy.ts'),
  'fulfillment-contract': () => interfaceTables('src/policies/fulfillment/fulfillment-policy.ts'),
  'allocation-contract': () => interfaceTables('src/policies/allocation/allocation-policy.ts'),
  'markdown-contract': () => interfaceTables('src/policies/markdown/markdown-policy.ts'),
  'rebalancing-contract': () => interfaceTables('src/policies/rebalancing/rebalancing-policy.ts'),
  'sourcing-contract': () => interfaceTables('src/policies/sourcing/sourcing-policy.ts'),
};

/** The page with what stands between `<!-- generated: name -->` and `<!-- end -->` written anew. */
export function withFreshSections(page: string): string {
  return page.replace(/(<!-- generated: ([a-z-]+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, start, name, end) => {
    const section = GENERATED_SECTIONS[name];
    if (section === undefined) throw new Error(`no section is generated under the name "${name}"`);
    return `${start}\n${section()}\n\n${end}`;
  });
}

function experimentTable(): string {
  const rows = experimentFields().map(({ path, isRequired, description }) =>
    row([`\`${path}\``, isRequired ? 'yes' : '', (description ?? '').replaceAll('<', '&lt;')]),
  );
  return [row(['key', 'required', 'meaning']), rule(3), ...rows].join('\n');
}

function metricTable(): string {
  const rows = generalMetrics().map(({ id, label, unit, better, definition }) =>
    row([`\`${id}\``, label, unit, better, definition]),
  );
  return [row(['metric', 'label', 'unit', 'better', 'definition']), rule(5), ...rows].join('\n');
}

function nodeFigureTable(): string {
  const rows = generalNodeFigures().map(({ id, unit, definition }) => row([`\`${id}\``, unit, definition]));
  return [row(['column', 'unit', 'what']), rule(3), ...rows].join('\n');
}

function policyTable(): string {
  const rows = listPlugins('policies').map(({ name, family, summary, parameters, source }) => {
    const list = parameters.map((parameter) => `\`${parameter.name}\`: ${parameter.description}`);
    return row([`\`${name}\``, family, summary, list.join('<br>'), source]);
  });
  return [row(['policy', 'family', 'what it does', 'parameters', 'source']), rule(5), ...rows].join('\n');
}

/** One heading and table for each exported interface of a file: field, type and doc comment. */
function interfaceTables(path: string): string {
  const text = readFileSync(join(projectRoot, path), 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement))
    .map((declaration) => interfaceTable(declaration, source))
    .join('\n\n');
}

function interfaceTable(declaration: ts.InterfaceDeclaration, source: ts.SourceFile): string {
  const rows = declaration.members.map((member) => row(memberCells(member, source)));
  const purpose = commentOf(declaration);
  return [
    `### ${declaration.name.text}`,
    ...(purpose === '' ? [] : ['', purpose]),
    '',
    row(['field', 'type', 'meaning']),
    rule(3),
    ...rows,
  ].join('\n');
}

function memberCells(member: ts.TypeElement, source: ts.SourceFile): readonly string[] {
  const comment = commentOf(member);
  const name = `${member.name?.getText(source) ?? ''}${member.questionToken === undefined ? '' : '?'}`;
  if (ts.isMethodSignature(member)) {
    const parameters = member.parameters.map((parameter) => parameter.getText(source)).join(', ');
    return [`\`${name}(${parameters})\``, `\`${member.type?.getText(source)}\``, comment];
  }
  const type = ts.isPropertySignature(member) ? (member.type?.getText(source) ?? '') : '';
  return [`\`${name}\``, `\`${withoutComments(type)}\``, comment || commentsInside(type)];
}

/** A type in one line; the comments within it are the meaning. */
function withoutComments(type: string): string {
  return type
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replaceAll('readonly ', '')
    .replace(/\s+/g, ' ');
}

function commentsInside(type: string): string {
  const named = [...type.matchAll(/\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)/g)];
  return named.map(([, comment, name]) => `\`${name}\`: ${inOneLine(comment)}`).join(' ');
}

function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter((part) => ts.isJSDoc(part));
  if (comment === undefined) return '';
  return inOneLine(
    comment
      .getText()
      .replace(/^\/\*\*/, '')
      .replace(/\*\/$/, ''),
  );
}

function inOneLine(comment: string): string {
  return comment
    .replace(/^\s*\*/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/@param (\w+)/g, '`$1`:')
    .replace('@throws', 'Throws')
    .trim();
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function rule(columns: number): string {
  return `|${'---|'.repeat(columns)}`;
}
