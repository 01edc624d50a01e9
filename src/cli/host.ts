/** What the command line needs of the process that runs it; tests and programs may hand in another. */
export type Host = Pick<
  NodeJS.Process,
  'argv' | 'env' | 'stdin' | 'stdout' | 'stderr' | 'on' | 'once' | 'removeListener'
>
