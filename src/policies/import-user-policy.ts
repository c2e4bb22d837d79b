import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { ownFile } from '../installation/own-files.ts';
import { USER_POLICY_MARK, USER_POLICY_NAMESPACE } from './user-policy-mark.ts';

let prepared: Promise<void> | undefined;

/**
 * Imports a user's TypeScript or JavaScript file, wherever it lies. "echelon" and "zod" in it are those of this program.
 * @param file absolute path
 * @returns what the file exports
 * @throws whatever the file throws, or why it cannot be read as a module
 */
export async function importUserPolicy(file: string): Promise<Record<string, unknown>> {
  prepared ??= prepareThread();
  await prepared;
  const url = pathToFileURL(file).href + USER_POLICY_MARK;
  return import(/* @vite-ignore */ url);
}

/** Once per thread. Hooks registered last are asked first: ours must come after those of tsx. */
async function prepareThread(): Promise<void> {
  const tsx = await import('tsx/esm/api');
  tsx.register({ namespace: USER_POLICY_NAMESPACE, tsconfig: false });
  // Node runs hooks from JavaScript: the built file, also when this one runs from source.
  register(ownFile('dist/policies/user-policy-hooks.js'));
}
