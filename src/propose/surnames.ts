/** Chinese surnames in Simplified characters, the commonest few hundred. */
const single = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱覃武戴严欧莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关焦左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆卓古吉缪简车项连芦麦褚娄窦戚岑景宫费卜冷晏席卫柏宗瞿桂全佟应臧闵苟邬卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚粟冼蔺楼闻厉仝区郜海阚花帅屠豆朴廉禹祖漆丰卿狄宣晋容敬扈晁芮普阙浦戈伏鹿薄邸雍辜羊乌裘亓修邰杭况洪戎俞凤麹',
);
const double = new Set(
  '欧阳 上官 司马 诸葛 司徒 皇甫 东方 尉迟 公孙 慕容 令狐 夏侯 轩辕 端木 独孤 南宫 西门 呼延 林郑 澹台 宇文 长孙'.split(
    ' ',
  ),
);

/** How many characters of the text's beginning are a surname: 0, 1 or 2. */
export function surnameLength(text: string): 0 | 1 | 2 {
  if (text.length > 2 && double.has(text.slice(0, 2))) return 2;
  return single.has(text[0] ?? '') ? 1 : 0;
}

/** Surnames that are oftener a word: what follows must be no word of its own. */
export const doubtfulSurnames = new Set('任向应齐于成常安万高方全连明文金祝水包从谈解路谷');
