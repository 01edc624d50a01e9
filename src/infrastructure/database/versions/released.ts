/** What each released revision does, as a checksum; written by `tenken db release`. */
export const released: Readonly<Record<string, string>> = {
  '000_create_users': '7f162fb0336052f7b4e3a6ff5c8779339ccf57b4faaa1cb7a5fb1cb6794f30e7',
  '001_create_sop_tables': 'bfee586bb0bcffcbd287d39981d5264cbff0aceb729c8fd83b03d4b4554d2a16',
  '002_create_session_tables': '86d366a27683a0271650e5386392b494c58487df263f4e1a48ac4c7d3a4f1cec',
  '003_version_sops': 'c9a8e4d2f25e5b682bdf4d4adb2008fc3b3585325bb12878fb7bbb3e08acd821',
  '004_close_work_sessions': '769853e125e5e065c1178a0135c7fbf02ae844ae8652966854d413c35b60bfd0',
  '005_acknowledge_hazards': '941ac531ea63ffd1d1357f54e71bb2188a164a4986797b4cd1fff8c39959ae6a',
  '006_sign_records': '10f8a839b247795d85ecbdbd21e0c09fefe83e71fe2c773b89019b0fcd25d0be',
  '007_keep_audit_trail': '2740e06d4d71dd9cf8a45b91dbfb11609759061dec4b7a5cbd3a323bb2b2ecfb',
  '008_hold_versions': '50423738858e099c659f2ce5c67b274546d210863c5590805e49f662de28cf3a',
  '009_hold_work_sessions': '7a7075fc0e51ca214d42be341b571f8997d4896ae1efb48f256fd9b93ce25fbe',
  '010_keep_records': 'ff47e75055739cceb4e93a7dce5fd30593c4e727886b38e6266bc54d3685ced6',
  '011_report_dangers': '6b13f7cb3d5dd824d27d8f590d96b26107f42508f3d7e8c55c2fb210f21ea14f',
  '012_guard_deletion': '56319d950686749c78319772ec3ca31a6a5f691fa8c2950f296b4eeb1940d6e8',
}
