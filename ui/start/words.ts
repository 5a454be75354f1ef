// Words of the first run.

/** Sub-committees the organisation law of 2025 names (art. 9); a committee has those it needs. */
export const SUB_COMMITTEES: readonly string[] = [
  '人民调解委员会',
  '治安保卫委员会',
  '公共卫生委员会',
  '环境和物业管理委员会',
  '老年人和妇女儿童工作委员会',
];

/** The community's own name: 居民委员会 at its end is taken off, papers add it themselves. */
export function communityName(typed: string): string {
  return typed.trim().replace(/(居民委员会|居委会)$/, '');
}

/** 公文落款写作：… */
export function signedNote(name: string, signature: string): string {
  const own = communityName(name);
  const signed = signature.trim() !== '' ? signature.trim() : own === '' ? '' : `${own}居民委员会`;
  return signed === '' ? '公文落款由它得出' : `公文落款写作：${signed}`;
}

/** What kind of trouble keeps a register shut, by the fault's code. */
export function troubleTitle(code: string): string {
  switch (code) {
    case 'register_busy':
      return '台账正在别处打开着';
    case 'register_too_new':
      return '这份台账是新版本写的';
    case 'register_damaged':
      return '台账文件损坏了';
    case 'wrong_key':
      return '打不开这份台账的锁';
    case 'file_not_allowed':
      return '台账的文件夹不让读写';
    case 'disk_full':
      return '磁盘满了';
    case 'unsafe_place':
      return '台账不能放在这里';
    default:
      return '台账没有打开';
  }
}

/** Whether a backup may take its place: the register itself is out of order. */
export function mayRestore(code: string): boolean {
  return code === 'register_damaged' || code === 'wrong_key';
}
