import { FileNotFound, FileUnusable } from './errors.ts'

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a folder',
  ENOTDIR: 'is not a folder',
  ENOSPC: 'no space left on the disk',
  EROFS: 'the disk is read-only',
}

/** What the operating system says about a file, as an error of ours; any other error passes unchanged. */
export function fileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error
  const code = String(error.code)

  return code === 'ENOENT'
    ? new FileNotFound(path)
    : new FileUnusable(path, reasons[code] ?? code, { cause: error })
}
