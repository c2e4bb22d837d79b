import { existsSync } from 'node:fs';
import type { ResolveFnOutput, ResolveHook } from 'node:module';
import { USER_POLICY_MARK } from './user-policy-mark.ts';

/*
 * Module hooks for the policy files of users, registered by import-user-policy.ts. In: a specifier and who imports it.
 * Out: its URL. They touch nothing but files that carry the mark, so that the program's own modules load as ever.
 */

const OWN_PACKAGES = /^(echelon|zod)(\/|$)/;

/**
 * A policy file may lie anywhere on disk: "echelon" and "zod" in it mean the running program's own, and the file and
 * those it imports by relative path are ES modules whatever the folder's package.json says, or without one.
 */
export const resolve: ResolveHook = (specifier, context, next) => {
  if (isMarked(specifier)) return asModule(specifier);
  if (context.parentURL === undefined || !isMarked(context.parentURL)) return next(specifier, context);
  if (OWN_PACKAGES.test(specifier)) return next(specifier, { ...context, parentURL: import.meta.url });
  const file = relativeFile(specifier, context.parentURL);
  return file === undefined ? next(specifier, context) : asModule(file + USER_POLICY_MARK);
};

function isMarked(url: string): boolean {
  return url.startsWith('file:') && url.endsWith(USER_POLICY_MARK);
}

function asModule(url: string): ResolveFnOutput {
  return { url, format: 'module', shortCircuit: true };
}

/** The file behind "./helper.ts", "./helper.js" (written for a .ts) or "./helper"; undefined for other specifiers. */
function relativeFile(specifier: string, parent: string): string | undefined {
  if (!/^\.{1,2}\//.test(specifier)) return undefined;
  const { href } = new URL(specifier, parent);
  return [href, href.replace(/\.js$/, '.ts'), `${href}.ts`].find(
    (candidate) => /\.[cm]?[jt]s$/.test(candidate) && existsSync(new URL(candidate)),
  );
}
