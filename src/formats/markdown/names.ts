const longestName = 100

/** Headings are known by their words: numbering, emphasis, case and a closing colon do not count. */
function plain(title: string): string {
  if (title.length > longestName) return ''

  return title
    .replace(/[*_`#]/g, '')
    .trim()
    .replace(/^[0-9０-９][0-9０-９.．)、-]*(?:\s+|(?=[^\s\w]))/, '')
    .replace(/[:：]$/, '')
    .trim()
    .toLowerCase()
}

const procedure =
  /^(?:(?:standard operating|operating|work|working|detailed|step[- ]by[- ]step) )?(?:procedures?|instructions?|steps|methods?)$|^(?:sop|(?:標準)?(?:作業|操作|実施)?手順(?:書)?|作業方法|操作方法)$/

const safety =
  /^(?:health (?:and|&) )?safety(?: (?:precautions?|information|instructions?|warnings?|notes?|considerations?|measures))?$|^(?:general |safety )?precautions$|^(?:safety )?hazards?(?: (?:and|&) [a-z ]+)?$|^安全(?:上の注意|上の注意事項|注意事項|に関する注意|対策|衛生|事項)?$|^(?:危険性|危険有害性)$/

const reference =
  /troubleshoot|^(?:references?|bibliography|literature|further reading|see also|glossary|definitions|acronyms|abbreviations|authors?)\b|^(?:appendix|appendices|annex)\b|revision (?:record|history)|change ?log|トラブルシュー|参考(?:文献|資料)|^(?:用語|付録|付表|改訂|改定|変更履歴)/

/** "Standard operating procedure", "Steps", "作業手順": what is below is what to do. */
export function namesProcedure(title: string): boolean {
  return procedure.test(plain(title))
}

/** "Safety", "Hazards", "安全上の注意": what is below tells of dangers. */
export function namesSafety(title: string): boolean {
  return safety.test(plain(title))
}

/** "References", "Glossary", "Appendix A": what is below is to look up, even where it is numbered. */
export function namesReference(title: string): boolean {
  return reference.test(plain(title))
}

/** Words that stand alone in bold without being a heading. */
export function isEmphasis(title: string): boolean {
  return /^(?:or|and|and\/or|note|notes|important|optional|tip|n\.?b\.?|注|備考|または)[.:!：！]*$/i.test(
    title.trim(),
  )
}
