import { dirname } from 'node:path';

/** What the operating system's errors mean that come from what the user named: paths, rights, a full disk. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is a file, or lies below one, where a folder belongs',
  EEXIST: 'something of that name is there already',
  ENOTEMPTY: 'the folder is not empty',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would grow beyond the limit of the system or the shell',
  EROFS: 'the file system is read-only',
  EBUSY: 'the system is using it',
  EXDEV: 'it lies on another file system',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links go round in a circle',
};

/** Codes that come from writing only, whatever was called. */
const WRITING_ONLY = ['ENOTDIR', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS'];

/** The sentence for a file system error that the user can mend; undefined for any other failure. */
export function fileProblemOf(failure: unknown): string | undefined {
  if (!isSystemError(failure) || !Object.hasOwn(REASONS, failure.code)) return undefined;
  const reason = REASONS[failure.code];
  const { path, dest, syscall = '' } = failure;
  // A rename gives both ends; a busy one is what was to be moved away.
  const named = failure.code === 'EBUSY' ? (path ?? dest) : (dest ?? path);
  if (named === undefined) return `${reason} (${failure.message})`;
  const mayRead = ['open', 'scandir', 'read'].includes(syscall) && !WRITING_ONLY.includes(failure.code);
  return `cannot ${mayRead ? 'open' : 'write to'} ${syscall === 'mkdtemp' ? dirname(named) : named}: ${reason}`;
}

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly dest?: string;
  readonly syscall?: string;
}

function isSystemError(failure: unknown): failure is SystemError {
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string';
}
