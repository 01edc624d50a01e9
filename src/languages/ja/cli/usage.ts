/** Commander's complaints by their code, from the words that they quote. */
export const usage: Readonly<Record<string, (quoted: readonly string[]) => string>> = {
  'commander.unknownOption': ([option]) => `オプション「${option}」はありません`,
  'commander.unknownCommand': ([command]) => `コマンド「${command}」はありません`,
  'commander.missingArgument': ([argument]) => `引数「${argument}」が必要です`,
  'commander.optionMissingArgument': ([option]) => `オプション「${option}」に値が必要です`,
  'commander.missingMandatoryOptionValue': ([option]) => `オプション「${option}」が必要です`,
  'commander.conflictingOption': ([one, other]) => `オプション「${one}」と「${other}」は同時に使えません`,
  'commander.excessArguments': () => '引数が多すぎます',
  'commander.invalidArgument': ([option, value, allowed]) =>
    `「${option}」に「${value}」は指定できません${allowed ? ` (次のいずれか: ${allowed})` : ''}`,
}
