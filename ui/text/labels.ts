// The words that stand on the pages and belong to no sentence of Rust's. One language, typed, no lookup by key text.

export const PRODUCT = '居委台账';

/** An area of the window: its final digit stays when later areas come. */
export interface Area {
  name: 'today' | 'people' | 'bodies' | 'groups' | 'meetings' | 'report' | 'checkup' | 'data';
  path: string;
  title: string;
  digit: string;
  /** A rule stands above it in the navigation. */
  parted: boolean;
}

export const AREAS: readonly Area[] = [
  { name: 'today', path: '/today', title: '今日', digit: '1', parted: false },
  { name: 'people', path: '/people', title: '人员', digit: '2', parted: true },
  { name: 'bodies', path: '/bodies', title: '组织', digit: '3', parted: false },
  { name: 'groups', path: '/groups', title: '小组', digit: '4', parted: false },
  { name: 'meetings', path: '/meetings', title: '会议', digit: '5', parted: true },
  { name: 'report', path: '/report', title: '报告', digit: '8', parted: true },
  { name: 'checkup', path: '/checkup', title: '体检', digit: '9', parted: false },
  { name: 'data', path: '/data', title: '数据', digit: '0', parted: true },
];

export const FAULTS = {
  unreachable: '台账程序没有应答。刚才填的还在页面上，请再试一次；还是不行，请关掉窗口重新打开。',
} as const;

/** Said when a page itself went wrong. */
export const TROUBLE = {
  lead: '页面出了错',
  sentence: '台账没有动。请换到别的页再回来；还是不行，请关掉窗口重新打开。',
} as const;

export const WORDS = {
  skip: '跳到正文',
  navigation: '主要页面',
  find: '查人、查会、找操作',
  asOf: '截至',
  today: '今天',
  backToToday: '回到今天',
  saved: '已存好',
  saving: '正在存',
  justNow: '刚才：',
  undo: '撤销',
  redo: '重做',
  noBackup: '还没有备份',
  size: '字号',
  sizes: { small: '小', normal: '中', large: '大' },
  sample: '演示数据',
  about: '关于',
  cancel: '取消',
  loading: '正在读取',
  again: '再试一次',
  understood: '知道了',
  chooseDay: '选日子',
  noName: '还没有填写名称',
  dateHelp: '写成20260701、2026-7-1、7月1日都可以',
  nothingFound: '没有找到',
} as const;

/** What the check-up concludes, in the one word that stands in its mark. */
export const MARKS = { error: '不符', warning: '待说明', hint: '提示', waived: '已说明', kept: '符合', unrecorded: '尚未登记' } as const;

/** The act of a form over which a rule has something to say: what happened is recorded all the same. */
export const BY_FACT = '仍按事实记下';
