import type { DeskWords } from '../../desk-words.ts'

export const board: DeskWords['board'] = {
  live: '自動更新中',
  atWork: (count) => (count === 0 ? '作業中の人はいません' : `作業 ${count}\u00a0件`),
  lost: '接続が切れました。表示は最後に届いた内容です。接続が戻ると自動で更新されます。',
  unavailable: 'データベースが応答していません。表示は最後に届いた内容です。応答が戻ると自動で更新されます。',
  notYet: 'サーバーにつながりません。つながると自動で表示されます。',
  nobody: '今は誰も作業していません',
  nobodyText: '誰かが作業を始めると、何も押さなくてもここに表示されます。',
  progress: '終わった手順',
  step: (number, count) => `手順 ${number}/${count}`,
  allDone: (count) => `全 ${count} 手順済み`,
  problem: '異常の報告',
  quoted: (text) => `「${text}」`,
  flags: (count) => `要確認 ${count}`,
  atThisStep: (time) => `この手順で ${time}`,
  pausedFor: (time) => `中断から ${time}`,
  more: 'ここに表示できない作業があります。すべては作業記録にあります。',
}
