import type { Sentences } from '../../domain/reason.ts'
import type { WhatAssumed, WhyUnplaced } from '../../formats/reading.ts'
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
  head_of_table: () => '各行を取り込んだ表の見出し行',
}

/** What reading a document decided where the document says nothing. */
export const assumed: Sentences<WhatAssumed> = {
  title_of_front_matter: () => '内容を表す見出し「# …」がないため、前付けの題名を使う',
  title_of_lower_heading: () => '見出し「# …」がないため、ほかのすべての上にある見出しを題名とする',
  title_of_file_name: () => '内容を表す見出し「# …」がないため、ファイル名を題名とする',
  numbered_sections_are_tasks: () =>
    '「作業手順」などの見出しの下に番号付きの項目がないため、番号付きの項目がある節をすべて工程とする',
  bullets_are_steps: ({ heading }) => `「${heading}」の箇条書きを手順とする`,
  paragraphs_are_steps: ({ heading }) =>
    heading === '' ? '段落をそれぞれ手順とする' : `「${heading}」の段落をそれぞれ手順とする`,
  hazards_at_first_step: ({ heading, hazards, severity }) =>
    `「${heading}」の危険 ${hazards} 件を最初の手順に付ける。重大度の記載がないものは【${words.severity[severity]}】とする`,
  hazards_at_step: ({ heading, hazards, severity, task, step }) =>
    `「${heading}」の危険 ${hazards} 件を「${task}」の手順 ${step} に付ける。重大度の記載がないものは【${words.severity[severity]}】とする`,
}
