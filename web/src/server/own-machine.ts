/** The page was opened by an address that no other device knows. */
export const isOwnMachine = /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname)
