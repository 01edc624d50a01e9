import type { DeskWords } from '../../desk-words.ts'

function withThese(counts: readonly [name: string, count: number][]): string {
  const told = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}\u00a0件`)

  return told.length === 0 ? '' : ` (${told.join('、')}) `
}

export const review: DeskWords['review'] = {
  title: '対応待ち',
  lead: (count, heldUp) =>
    heldUp > 0 ? `${count}\u00a0件、作業が止まっているものから古い順` : `${count}\u00a0件、古い順`,
  groups: { heldUp: '作業が止まっています', others: '完了、または要確認' },
  next: '次の対応待ちへ',
  nothingNext: 'ほかに待っているものはありません。',
  acknowledged: '作業者が危険を確認:',
  notAcknowledged: '作業者はまだ危険を確認していません',
  empty: '待っているものはありません',
  emptyText: '完了した作業、異常で止まっている作業、要確認のある作業は、自動でここに並びます。',
  own: 'ご自分の作業',
  handedIn: (time) => `完了から ${time}`,
  begun: (time) => `開始から ${time}`,
  before: '署名の前に',
  open: '残っている項目',
  nothingOpen: '残っている項目はありません。',
  heldUp: (step) => `手順 ${step} の異常で止まっています`,
  heldUpText: '作業者は点検をやり直せます。または、理由を付けて特例承認すると作業が進みます。',
  overrideIt: '特例承認する…',
  flag: (step) => `手順 ${step} の要確認`,
  settleIt: '解決する…',
  settled: (step) => `手順 ${step} の要確認は解決済み`,
  failedThenOk: (step) => `手順 ${step} は異常の後にヨシ`,
  overridden: (step, name) => `手順 ${step} は ${name} さんの特例承認`,
  overrideTitle: (step) => `手順 ${step} の特例承認`,
  settleTitle: (step) => `手順 ${step} の要確認を解決`,
  overrideStatement: (step) => `「${step}」の異常について、私が責任を負い、作業を進めることを認めます。`,
  settleStatement: (step) => `「${step}」の要確認の点検を確かめ、私が責任を負います。`,
  reason: '理由',
  reasonHint: 'お名前とともに記録に残ります。',
  needReason: '理由を入力してください。',
  sign: '署名',
  approveStatement: ({ steps, problems, overrides, flags }) =>
    `全 ${steps} 手順${withThese([
      ['異常', problems],
      ['特例承認', overrides],
      ['要確認', flags],
    ])}を確かめ、この記録を承認します。`,
  approve: (sop) => `「${sop}」を承認`,
  blocker: (flags) => `要確認が ${flags}\u00a0件残っています`,
  final: '承認は取り消せません。以後、ご本人を含め誰もこの記録を変更できません。',
  reject: '理由を付けて差し戻す…',
  rejectTitle: '作業の差し戻し',
  rejectStatement: '記載の理由により、この記録を承認しません。',
  rejectButton: '差し戻す',
  rejectHint: '作業者が読みます。',
  rejectFinal: '差し戻しは取り消せません。作業は新しい記録でやり直します。',
  ownWork: 'ご自分の作業です。ほかの監督者に承認を依頼してください。',
  notDone: '作業はまだ完了していません。',
}
