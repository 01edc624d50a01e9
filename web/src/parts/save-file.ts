interface File {
  name: string
  type: string
  text: string
}

/** Has the browser keep it where it keeps downloads. */
export function saveFile({ name, type, text }: File): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()
  link.click()
  URL.revokeObjectURL(address)
}
