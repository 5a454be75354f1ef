// Counts as a person reads them.

/** 2,391 on screen; papers write it without the comma. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 六, 十二, 一百零八: up to 999. */
export function spoken(value: number): string {
  if (value < 0 || value > 999 || !Number.isInteger(value)) {
    return String(value);
  }
  const digit = (at: number): string => DIGITS[at] ?? '';
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  let text = hundreds > 0 ? `${digit(hundreds)}百` : '';
  if (tens > 0) {
    text += `${tens === 1 && hundreds === 0 ? '' : digit(tens)}十`;
  } else if (hundreds > 0 && ones > 0) {
    text += '零';
  }
  if (ones > 0 || value === 0) {
    text += digit(ones);
  }
  return text;
}

/** 1.2兆, 640千字节: the length of a file. */
export function fileLength(bytes: number): string {
  return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)}兆` : `${Math.max(1, Math.round(bytes / 1024))}千字节`;
}
