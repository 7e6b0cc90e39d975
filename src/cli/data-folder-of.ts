/** The data folder that a command works on: its `--data`, else INKVOICE_DATA, else `./data`. */
export const dataFolderOf = (flag: string | undefined): string =>
  flag ?? (process.env.INKVOICE_DATA || './data');
