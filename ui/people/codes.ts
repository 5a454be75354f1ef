// The national code tables a person's card is filled from. The register reads code or word; a test compares them with
// src-tauri/domain/codes.rs.
import type { Choice } from '@/kit/choice';

function table(text: string): readonly Choice<string>[] {
  return text
    .trim()
    .split(/\s+/)
    .map((pair) => ({ value: pair.slice(0, 2), label: pair.slice(2) }));
}

/** 性别: the two the report counts. */
export const SEX: readonly Choice<string>[] = [
  { value: '1', label: '男' },
  { value: '2', label: '女' },
];

/** 政治面貌 */
export const POLITICS = table(`
  13群众 01中国共产党党员 02中国共产党预备党员 03共青团员 04民革会员 05民盟盟员 06民建会员 07民进会员 08农工党党员
  09致公党党员 10九三学社社员 11台盟盟员 12无党派民主人士`);

/** 文化程度 */
export const EDUCATION = table(`
  21大学本科毕业 31大学专科毕业 61普通高中毕业 41中等专科毕业 44职业高中毕业 47技工学校毕业 71初中毕业 81小学毕业
  14硕士研究生毕业 11博士研究生毕业 17研究生班毕业 28大学普通班毕业
  10研究生教育 12博士研究生结业 13博士研究生肄业 15硕士研究生结业 16硕士研究生肄业 18研究生班结业 19研究生班肄业
  20大学本科教育 22大学本科结业 23大学本科肄业 30大学专科教育 32大学专科结业 33大学专科肄业
  40中等职业教育 42中等专科结业 43中等专科肄业 45职业高中结业 46职业高中肄业 48技工学校结业 49技工学校肄业
  60普通高级中学教育 62普通高中结业 63普通高中肄业 70初级中学教育 73初中肄业 80小学教育 83小学肄业 90其他`);

/** 个人身份 */
export const EMPLOYMENT = table(`
  80退（离）休人员 17职员 13专业技术人员 21企业管理人员 24工人 27农民 11国家公务员 31学生 37现役军人 51自由职业者
  54个体经营者 70无业人员 90其他`);

/** 民族 */
export const NATIONALITY = table(`
  01汉族 02蒙古族 03回族 04藏族 05维吾尔族 06苗族 07彝族 08壮族 09布依族 10朝鲜族 11满族 12侗族 13瑶族 14白族
  15土家族 16哈尼族 17哈萨克族 18傣族 19黎族 20傈僳族 21佤族 22畲族 23高山族 24拉祜族 25水族 26东乡族 27纳西族
  28景颇族 29柯尔克孜族 30土族 31达斡尔族 32仫佬族 33羌族 34布朗族 35撒拉族 36毛南族 37仡佬族 38锡伯族 39阿昌族
  40普米族 41塔吉克族 42怒族 43乌孜别克族 44俄罗斯族 45鄂温克族 46德昂族 47保安族 48裕固族 49京族 50塔塔尔族
  51独龙族 52鄂伦春族 53赫哲族 54门巴族 55珞巴族 56基诺族 97其他 98外国血统`);

/** 亲属关系: what the relative is of the person. */
export const KINSHIP = table(`
  10配偶 11夫 12妻 20子 21独生子 22长子 23次子 24三子 25四子 26五子 27养子或继子 28女婿
  30女 31独生女 32长女 33次女 34三女 35四女 36五女 37养女或继女 38儿媳
  50父母 51父亲 52母亲 53公公 54婆婆 55岳父 56岳母 57继父或养父 58继母或养母
  70兄弟姐妹 71兄 72嫂 73弟 74弟媳 75姐姐 76姐夫 77妹妹 78妹夫
  41孙子 42孙女 43外孙子 44外孙女 61祖父 62祖母 63外祖父 64外祖母
  81伯父 82伯母 83叔父 84婶母 85舅父 86舅母 87姨父 88姨母 89姑父 90姑母 91堂兄弟、堂姐妹 92表兄弟、表姐妹
  93侄子 94侄女 95外甥 96外甥女 97其他亲属`);

/** The choices, and before them the one that is kept where no table knows it. */
export function withKept(choices: readonly Choice<string>[], kept: { code: string | null; text: string } | null): readonly Choice<string>[] {
  return kept === null || kept.code !== null ? choices : [{ value: kept.text, label: kept.text }, ...choices];
}
