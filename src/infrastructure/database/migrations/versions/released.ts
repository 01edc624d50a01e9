/** What each released revision does, as a checksum; written by `tenken db release`. */
export const released: Readonly<Record<string, string>> = {
  '000_create_users': '7f162fb0336052f7b4e3a6ff5c8779339ccf57b4faaa1cb7a5fb1cb6794f30e7',
  '001_create_sop_tables': 'bfee586bb0bcffcbd287d39981d5264cbff0aceb729c8fd83b03d4b4554d2a16',
  '002_create_session_tables': '86d366a27683a0271650e5386392b494c58487df263f4e1a48ac4c7d3a4f1cec',
}
