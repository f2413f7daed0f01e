import { compareKey } from './dirty-text';

const PROVINCES =
  '内蒙古|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆';
const LOCAL_CITIES = '包头|呼和浩特|鄂尔多斯|乌海|赤峰|通辽|呼伦贝尔|巴彦淖尔|乌兰察布|兴安盟|锡林郭勒|阿拉善';
const NAMED_REGION = `(?:${PROVINCES}|${LOCAL_CITIES})(?:壮族|回族|维吾尔)?(?:自治区|省|市|盟)?`;
const ANY_REGION = '[\\u4e00-\\u9fff]{2,4}?(?:省|(?<![超集门上城夜])市|县|旗|高新区|开发区)';
const REGION_PREFIX = new RegExp(`^(?:${NAMED_REGION}|${ANY_REGION})(?=..)`, 'u');
const REGION_BRACKET = new RegExp(`\\((?:中国|${NAMED_REGION}|${ANY_REGION})\\)`, 'gu');
const LEGAL_FORM = /(?:有限责任公司|股份有限公司|有限公司|集团公司|\(集团\)|集团)$/u;

/** What two spellings of one company's name have in common; for likely duplicates, never for storing. */
export function nameKey(name: string): string {
  const whole = compareKey(name)
    .replace(/[[【〔{]/g, '(')
    .replace(/[\]】〕}]/g, ')');
  const key = stripRepeatedly(whole.replace(REGION_BRACKET, ''), LEGAL_FORM);
  return stripRepeatedly(key, REGION_PREFIX).replace(/[^\p{L}\p{N}]/gu, '') || whole;
}

function stripRepeatedly(text: string, pattern: RegExp): string {
  const shorter = text.replace(pattern, '');
  return shorter === text || shorter === '' ? text : stripRepeatedly(shorter, pattern);
}
