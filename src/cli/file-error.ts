import { FileNotFound, FileUnusable, type WhyFileUnusable } from './errors.ts'

const reasons: Readonly<Record<string, WhyFileUnusable>> = {
  EACCES: { code: 'permission_denied' },
  EPERM: { code: 'permission_denied' },
  EISDIR: { code: 'is_a_folder' },
  ENOTDIR: { code: 'not_a_folder' },
  ENOSPC: { code: 'disk_full' },
  EROFS: { code: 'disk_read_only' },
}

/** What the operating system says about a file, as an error of ours; any other error passes unchanged. */
export function fileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error
  const code = String(error.code)

  return code === 'ENOENT'
    ? new FileNotFound(path)
    : new FileUnusable(path, reasons[code] ?? { code: 'failed', says: code }, { cause: error })
}
