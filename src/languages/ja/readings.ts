import type { Sentences } from '../../domain/reason.ts'
import type { WhatAssumed, WhyUnplaced } from '../../formats/reading.ts'
import type { WhyUnreadable } from '../../formats/unreadable.ts'
import { words } from './words.ts'

/** Why reading a document left lines out. */
export const unplaced: Sentences<WhyUnplaced> = {
  front_matter: () => '前付け',
  not_below_a_task: () => '工程の見出しの下にない',
  not_below_heading: ({ heading }) => `見出し「${heading}」の下にない`,
  heading_without_text: () => '本文のない見出し',
  heading_above_headings: () => 'ほかの見出しをまとめる見出し',
  reference_section: () => '参照用の節',
  no_steps_in_section: () => '手順のない節',
  safety_section_without_hazard: () => '危険の記載がない安全の節',
  heading_of_hazards: () => '危険として取り込んだ文の見出し',
  rule: () => '区切り線',
  comment: () => 'コメント',
  empty_item: () => '本文のない項目',
}

/** What reading a document decided where the document says nothing. */
export const assumed: Sentences<WhatAssumed> = {
  title_of_front_matter: () => '見出し「# …」がないため、前付けの題名を使う',
  numbered_sections_are_tasks: () =>
    '「作業手順」などの見出しの下に番号付きの項目がないため、番号付きの項目がある節をすべて工程とする',
  bullets_are_steps: ({ heading }) => `「${heading}」の箇条書きを手順とする`,
  hazards_at_first_step: ({ heading, hazards, severity }) =>
    `「${heading}」の危険 ${hazards} 件を最初の手順に付ける。程度の記載がないものは【${words.severity[severity]}】とする`,
}

/** The place in a JSON document with its particle; '' is the whole document. */
const at = (place: string, particle: 'は' | 'に') => (place === '' ? '' : `${place} ${particle}`)

/** Why a document is no procedure; what a parser says stays as it says it. */
export const unreadable: Sentences<WhyUnreadable> = {
  too_large: ({ mebibytes }) => `${mebibytes} MiB を超えています`,
  binary: () => 'バイナリまたは UTF-16 であり、UTF-8 のテキストではありません',
  not_utf8: () => 'UTF-8 のテキストではありません',
  empty: () => '空のファイルです',
  front_matter_not_closed: () => '前付けを閉じる --- がありません',
  front_matter_too_large: () => '前付けが大きすぎます',
  front_matter_too_deep: () => '前付けの入れ子が深すぎます',
  front_matter_broken: ({ says }) => `前付けが壊れています: ${says}`,
  form_version_unknown: ({ form, version, known }) =>
    `${form} 形式の版 ${version ?? '?'} で書かれています。読めるのは版 ${known} だけです`,
  no_title: () => '題名がありません。「# 題名」の行で始めてください',
  no_steps: () =>
    '手順がありません。「作業手順」などの見出しの下に、番号付きの項目 (「1. …」) で書いてください',
  not_json: ({ says }) => `JSON ではありません: ${says}`,
  not_text: ({ place }) => `${at(place, 'は')}文字列でなければなりません`,
  blank: ({ place }) => `${at(place, 'は')}空白だけにはできません`,
  nul_character: ({ place }) => `${at(place, 'に')}NUL 文字は使えません`,
  not_unicode: ({ place }) => `${at(place, 'に')}正しい Unicode でない文字があります`,
  not_a_list: ({ place }) => `${at(place, 'は')}配列でなければなりません`,
  not_an_object: ({ place }) => `${at(place, 'は')}オブジェクトでなければなりません`,
  not_one_of: ({ place, values }) =>
    values.length === 1
      ? `${at(place, 'は')}${values.join()} でなければなりません`
      : `${at(place, 'は')}次のいずれかでなければなりません: ${values.join('、')}`,
  unknown_keys: ({ keys }) => `知らないキーがあります: ${keys.join('、')}`,
}
