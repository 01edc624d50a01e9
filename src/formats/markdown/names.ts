import { marksIn } from './marks.ts'

const longestName = 100

/** What the words of a heading say of the text below it. */
export type Role = 'procedure' | 'safety' | 'protection' | 'reference'

/** Headings are known by their words: numbering, emphasis, case, signs and a closing colon do not count. */
function plain(title: string): string {
  if (title.length > longestName) return ''

  return title
    .replace(/<[^<>]{0,60}>|[*_`#⚠☠⛔🛑🚫🚨❗【】［］《》〈〉〔〕■◆●▲★※]|\uFE0F|:[a-z_]{2,24}:/gu, '')
    .trim()
    .replace(
      /^(?:第?[0-9０-９][0-9０-９.．）)、-]*[章節項]?(?:\s+|(?=[^\s\w]))|[(（][0-9０-９]{1,3}[)）]|[①-⓿❶-➓]|[A-Z][.)](?=\s))\s*/u,
      '',
    )
    .replace(/[:：!！]+$/, '')
    .trim()
    .toLowerCase()
}

/** The name itself, and each of its parts where it is said in two languages, as in "手順 / Procedure". */
function partsOf(title: string): string[] {
  const whole = plain(title)
  const parts = whole.split(/[/／|｜・(（)）]/).map((part) => part.trim())

  return parts.length > 1 ? [whole, ...parts.filter((part) => part !== '')] : [whole]
}

const isAny = (title: string, form: RegExp) => partsOf(title).some((part) => form.test(part))

const procedure =
  /^(?:(?:standard operating|operating|work|working|detailed|step[- ]by[- ]step|test|main) )?(?:procedures?|instructions?|steps|methods?|protocol)$|^(?:sop|directions|step[- ]by[- ]step|steps to follow|(?:標準)?(?:作業|操作|実施|運転|点検|具体的な)?(?:の)?手順(?:書)?|作業方法|操作方法|実施方法|作業要領|werkwijze|durchführung|vorgehen(?:sweise)?|arbeitsschritte|mode opératoire|procedimiento|procédure)$/

const safety =
  /^(?:(?:general|important|occupational|personal|laboratory|lab|site|process|fire|electrical|chemical|biological|environmental|health(?:,| and| &)?|ehs|hse|before you start[:,]?) )*(?:safety(?: (?:first|and (?:health|environment)|& health|precautions?|information|instructions?|warnings?|cautions?|notes?|notices?|considerations?|measures|requirements?|guidelines?|rules|hazards?|risks?|data|alerts?))?|precautions?(?:ary measures)?|(?:safety |potential |main |specific |known |health |job |associated )*(?:hazards?|risks|dangers|warnings|cautions)(?: (?:and|&|\/) [a-z ]+)?|(?:hazard|risk)s? (?:identification|analysis|assessment|information|statements?|summary|warnings?|controls?)|(?:job (?:safety|hazard) analysis|jsa|jha))$|^(?:(?:安全|衛生|使用|取扱い?|取り扱い|作業|操作)(?:上|に関する|における)?の?(?:ご)?(?:注意|警告)(?:事項|点)?|安全(?:衛生|対策|事項|注意|確保|管理)?(?:注意)?(?:事項)?|(?:主な|想定される)?(?:危険|災害)(?:性|源|有害性|要因|箇所|ポイント|のポイント|予知|予知活動|予知シート|事項|有害要因|の種類|と対策)?(?:と(?:その)?対策)?(?:活動)?|ky(?:t|活動|シート|ミーティング)?|リスク(?:アセスメント|評価|と対策)?|(?:ご|要|取扱|特に)?注意(?:事項|点|喚起)?|警告(?:事項)?|禁止事項|禁忌|sicherheit(?:shinweise)?|gefahren(?:hinweise)?|veiligheid(?:sinstructies|svoorschriften)?|gevaren|sécurité|consignes de sécurité|seguridad)$/

const protection =
  /^(?:(?:required|necessary|mandatory|recommended) )?(?:ppe|(?:personal )?protective (?:equipment|clothing|gear|wear))(?: \(ppe\))?(?: (?:required|needed))?$|^(?:(?:着用|使用|必要な)?(?:する)?保護具|個人用保護具|服装(?:・保護具)?)$/

const reference =
  /troubleshoot|^(?:references?|bibliography|literature|further reading|see also|related (?:documents?|protocols?|procedures?)|glossary|definitions|acronyms|abbreviations|authors?)\b|^(?:appendix|appendices|annex)\b|revision (?:record|history)|(?:change|version) ?(?:log|history|control)|トラブルシュー|^(?:関連文書|関連規程|引用規格)|参考(?:文献|資料)|^(?:用語|付録|付表|改訂|改定|変更履歴)/

const besides =
  /^(?:purpose|scope|aim|objectives?|introduction|background|summary|overview|abstract|responsibilit|roles\b|personnel|training|equipment|materials?|tools?|supplies|reagents|chemicals|parts|consumables|ingredients|prerequisites|requirements|applicab|frequency|records?\b|documentation|distribution|approval|contents|table of contents|notes?$|目的|適用|範囲|適用範囲|責任|役割|概要|はじめに|背景|準備(?:する)?(?:物|品|品目|するもの)|使用(?:機器|器具|機材|工具|材料|部品)|必要(?:な)?(?:工具|器具|機材|材料|もの|物)|器具|工具|材料|機器|試薬|記録|教育|頻度|対象|承認|目次|文書管理|doel|zweck|geltungsbereich|objet|toepassingsgebied)/

const work =
  /^(?:preparation|preparing|before (?:you |the )?(?:start|begin|work|use)|set[- ]?up|start[- ]?up|shut[- ]?down|clean[- ]?up|cleaning|finish|completion|after|restor|return to service|isolation|emergency|first (?:aid|response)|準備|事前|段取り|片付け|片づけ|後始末|後片付け|終了|復旧|確認|点検|始業|終業|停止|起動|撤収|撤去|交換|清掃|非常|緊急|応急)/

/** "Standard operating procedure", "Safety", "References": undefined where the words say nothing of it. */
export function roleOf(title: string): Role | undefined {
  if (isAny(title, procedure)) return 'procedure'
  if (isAny(title, protection)) return 'protection'
  if (isAny(title, safety) || announcesDanger(title)) return 'safety'

  return isAny(title, reference) ? 'reference' : undefined
}

/** "⚠ WARNING", "Caution: hot surface": a heading that warns by itself. */
export function announcesDanger(title: string): boolean {
  const [mark] = marksIn(title.replace(/[*_`]/g, ''))

  return mark !== undefined && mark.from === 0
}

/** "Purpose", "Equipment", "適用範囲": text that is not work even where nothing else is. */
export function namesNoWork(title: string): boolean {
  return isAny(title, besides)
}

/** "Preparation", "片付け": steps even outside of a section that is called the procedure. */
export function namesWork(title: string): boolean {
  return isAny(title, work)
}

/** Words that stand alone in bold without being a heading. */
export function isEmphasis(title: string): boolean {
  return /^(?:or|and|and\/or|note|notes|important|optional|tip|n\.?b\.?|注|備考|または)[.:!：！]*$/i.test(
    title.trim(),
  )
}
