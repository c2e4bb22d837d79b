import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';
import { importRules, readTable } from './import-rules.ts';

/** Forbidden imports, each planted in a file of its own beside a copy of the real sources. */
const PLANTED = [
  {
    file: 'engine/planted.ts',
    code: "import { RESULT_FORMAT } from '../experiment/result.ts';",
    rule: 'layer-engine',
  },
  {
    file: 'report/planted.ts',
    code: "import type { Model } from '../model/model.ts';",
    rule: 'layer-report',
  },
  {
    file: 'cli/planted.ts',
    code: "import { invariant } from '../foundation/invariant.ts';",
    rule: 'layer-cli',
  },
  { file: 'simulation/planted.ts', code: "import seedrandom from 'seedrandom';", rule: 'package-seedrandom' },
  { file: 'report/planted-too.ts', code: "import { test } from 'vitest';", rule: 'package-without-a-home' },
  { file: 'helpers/planted.ts', code: "import '../foundation/invariant.ts';", rule: 'folder-without-a-row' },
  {
    file: 'network/planted.ts',
    code: "import { readFileSync } from 'node:fs';",
    rule: 'pure-folders-use-no-node',
  },
  { file: 'foundation/planted.ts', code: "import './planted.ts';", rule: 'cycle' },
  { file: 'policies/planted.ts', code: "import './nowhere.ts';", rule: 'unresolved' },
];

describe('layers', () => {
  let copy: string;
  let project: ICruiseResult;

  beforeAll(async () => {
    project = await inspect(projectRoot);
    copy = mkdtempSync(join(tmpdir(), 'echelon-layers-'));
    cpSync(join(projectRoot, 'src'), join(copy, 'src'), { recursive: true });
    cpSync(join(projectRoot, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
    for (const { file, code } of PLANTED) {
      mkdirSync(dirname(join(copy, 'src', file)), { recursive: true });
      writeFileSync(join(copy, 'src', file), `${code}\n`);
    }
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('sees every source file', () => {
    const seen = project.modules.map((module) => module.source).filter((source) => source.startsWith('src/'));
    expect(seen.sort()).toEqual(sourceFiles(projectRoot));
  });

  it('finds no import that src/README.md does not allow', () => {
    expect(violations(project)).toEqual([]);
  });

  it('finds each planted forbidden import', async () => {
    const { summary } = await inspect(copy);
    const found = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    expect(found).toEqual(expect.arrayContaining(PLANTED.map(({ file, rule }) => `${rule}: src/${file}`)));
  });

  it('has rules for every folder of src and every runtime package', async () => {
    const readme = readFileSync(join(projectRoot, 'src/README.md'), 'utf8');
    const folders = sourceFiles(projectRoot).map((file) => file.split('/')[1]);
    expect([...readTable(readme, 'folder').keys()]).toEqual(expect.arrayContaining([...new Set(folders)]));
    const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect([...readTable(readme, 'package').keys()].sort()).toEqual(
      Object.keys(manifest.dependencies).sort(),
    );
  });
});

async function inspect(root: string): Promise<ICruiseResult> {
  const options = {
    baseDir: root,
    doNotFollow: { path: 'node_modules' },
    ruleSet: { forbidden: importRules(join(root, 'src/README.md')) },
    // "specify" keeps type-only imports, which TypeScript erases, in view.
    tsPreCompilationDeps: 'specify' as const,
    validate: true,
  };
  const { output } = await cruise(['src'], options, {
    extensions: ['.ts', '.js', '.json'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
  });
  if (typeof output === 'string') throw new Error(output);
  return output;
}

function violations(result: ICruiseResult): string[] {
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

function sourceFiles(root: string): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${file}`)
    .sort();
}
