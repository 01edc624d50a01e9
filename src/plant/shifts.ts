import type { Shift } from './shift.ts'

/** A time of a working day, so many before today. */
export type On = (daysBefore: number, time: string) => Date

/** The work of three weeks that is over. */
export function shifts(on: On): Shift[] {
  return [...forklift(on), ...crane(on), ...lockout(on), ...lab(on)]
}

/** Every morning, in the charging bay. */
function forklift(on: On): Shift[] {
  const check = { procedure: 'forklift', pace: 45 } as const
  const approved = { is: 'approved', by: 'tanaka', after: 55 } as const

  return [
    { ...check, worker: 'suzuki', from: on(14, '07:52'), ends: approved },
    {
      ...check,
      worker: 'kimura',
      from: on(13, '07:48'),
      incidents: {
        10: {
          is: 'mended',
          says: '左の方向指示器が点灯しない。',
          mended: '電球を交換し、点灯した。',
          after: 11,
        },
      },
      ends: approved,
    },
    { ...check, worker: 'ito', from: on(12, '07:50'), ends: approved },
    {
      ...check,
      worker: 'yamamoto',
      from: on(11, '07:45'),
      incidents: { 3: { is: 'flagged', says: '左前輪に小さな欠けがある。交換の時期を見てほしい。' } },
      ends: { ...approved, flags: '欠けは深さ 3 mm で使用限度内。週末に交換を手配した。' },
    },
    {
      ...check,
      worker: 'kimura',
      from: on(10, '07:51'),
      ends: {
        is: 'aborted',
        at: 5,
        reason: 'リフトチェーンの割れピンが抜けている。「使用禁止」の札を掛け、職長に報告した。',
      },
    },
    { ...check, worker: 'suzuki', from: on(10, '13:20'), ends: approved },
    { ...check, worker: 'yamamoto', from: on(9, '07:47'), ends: approved },
    { ...check, worker: 'suzuki', from: on(8, '07:53'), ends: approved },
    {
      ...check,
      worker: 'yamamoto',
      from: on(7, '07:58'),
      pace: 5,
      ends: {
        is: 'rejected',
        by: 'tanaka',
        after: 20,
        reason: '15 手順を 2 分足らずで終えている。チェーンと液面を実際に見て、もう一度点検すること。',
      },
    },
    { ...check, worker: 'yamamoto', from: on(7, '08:35'), ends: approved },
    {
      ...check,
      worker: 'kimura',
      from: on(6, '07:49'),
      incidents: { 8: { is: 'left', for: 13 } },
      ends: approved,
    },
    {
      ...check,
      worker: 'suzuki',
      from: on(5, '07:50'),
      incidents: {
        10: {
          is: 'overridden',
          says: 'バッテリー残量が 74 % で、基準の 80 % に足りない。',
          by: 'tanaka',
          reason: '充電器の不調による。午前の軽作業に限って使い、昼休みに充電する。',
          after: 9,
        },
      },
      ends: approved,
    },
    { ...check, worker: 'yamamoto', from: on(4, '07:46'), ends: approved },
    { ...check, worker: 'kimura', from: on(3, '07:52'), ends: approved },
    { ...check, worker: 'suzuki', from: on(2, '07:55'), ends: approved },
    { ...check, worker: 'yamamoto', from: on(1, '07:50'), ends: approved },
  ]
}

/** Below the crane no connection reaches every corner. */
function crane(on: On): Shift[] {
  const sling = { procedure: 'crane', pace: 70 } as const
  const approved = { is: 'approved', by: 'tanaka', after: 80 } as const

  return [
    { ...sling, worker: 'takahashi', from: on(13, '09:40'), ends: approved },
    {
      ...sling,
      worker: 'sato',
      from: on(11, '10:15'),
      incidents: {
        4: {
          is: 'mended',
          says: '2 本目のロープにキンクがある。廃棄箱に入れた。',
          mended: '新しいロープに替え、端から端まで点検した。',
          after: 14,
        },
      },
      ends: approved,
    },
    {
      ...sling,
      worker: 'takahashi',
      from: on(8, '14:05'),
      incidents: { 9: { is: 'cut off', steps: 4 } },
      ends: approved,
    },
    {
      ...sling,
      worker: 'sato',
      from: on(5, '09:20'),
      incidents: {
        7: {
          is: 'flagged',
          says: '吊り角度は 60 度以内だが、当て物が古くへこんでいる。',
        },
      },
      ends: { ...approved, flags: '当て物を確認した。使用できるが、新しいものを手配した。' },
    },
    {
      ...sling,
      worker: 'takahashi',
      from: on(2, '13:30'),
      ends: { is: 'aborted', at: 9, by: 'tanaka', reason: '隣の区画で火災報知器が作動し、全員が退避した。' },
    },
  ]
}

function lockout(on: On): Shift[] {
  const lock = { procedure: 'lockout', pace: 95 } as const
  const approved = { is: 'approved', by: 'okafor', after: 45 } as const

  return [
    { ...lock, worker: 'garcia', from: on(14, '10:10'), ends: approved },
    {
      ...lock,
      worker: 'smith',
      from: on(10, '09:30'),
      incidents: {
        3: {
          is: 'mended',
          says: 'My tag has no date: the pen is dry.',
          mended: 'New pen, and the tag has my name and the date.',
          after: 6,
        },
      },
      ends: approved,
    },
    {
      ...lock,
      worker: 'garcia',
      from: on(7, '13:15'),
      incidents: {
        5: {
          is: 'overridden',
          says: 'The tester shows 0 V, but its own self-test fails.',
          by: 'okafor',
          reason: 'Measured again with a second tester that passed its self-test: 0 V on all three phases.',
          after: 17,
        },
      },
      ends: approved,
    },
    {
      ...lock,
      worker: 'smith',
      from: on(3, '10:40'),
      ends: {
        is: 'rejected',
        by: 'okafor',
        after: 120,
        reason:
          'Your padlock was still on the switch at noon. Take it off yourself, and record the work again.',
      },
    },
    { ...lock, worker: 'smith', from: on(3, '14:00'), ends: approved },
  ]
}

function lab(on: On): Shift[] {
  const approved = { is: 'approved', by: 'okafor', after: 60 } as const

  return [
    {
      procedure: 'sedtrap',
      worker: 'nguyen',
      from: on(12, '09:00'),
      pace: 340,
      incidents: { 9: { is: 'left', for: 50 } },
      ends: approved,
    },
    {
      procedure: 'sterivex',
      worker: 'smith',
      from: on(8, '09:10'),
      pace: 380,
      incidents: {
        4: { is: 'flagged', says: 'One filter cap looks cracked; please look at it.' },
      },
      ends: { ...approved, flags: 'The crack is in the outer rim alone; the filter holds.' },
    },
    {
      procedure: 'sterivex',
      worker: 'nguyen',
      from: on(4, '09:05'),
      pace: 400,
      incidents: { 7: { is: 'left', for: 35 } },
      ends: approved,
    },
  ]
}
