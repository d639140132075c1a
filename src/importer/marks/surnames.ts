/** Chinese surnames, to tell a name from a word where nothing else does. */
const single = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖萧蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱江尹薛闫閻阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢覃武戴严嚴欧歐莫孔向常汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申耿关關焦左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农司卓古吉缪繆简簡车車项項连連芦麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺官封谈談匡鞠惠荆荊乐樂冀郁胥南班储儲原栗燕楚鄢劳勞谌諶奚皮粟冼蔺藺楼樓盘盤满滿闻聞位厉厲伊仝区區郜海阚闞花权權强帅帥屠豆朴盖蓋练練廉禹井祖漆巴丰支卿国國狄平计計索宣晋相初门門云雲容敬来來扈晁芮都普阙闕浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况洪戎凤俞酆湛贝茅昝贲诸钮嵇滑荀於羿汲邴糜弓隗宓蓬郗钭韶蓟宿鄂籍赖阴苍莘贡逄宰郦璩濮寿郏慕茹习宦鱼庾暨衡弘禄祿殳蔚夔厍勾訾巢蒯竺逯桓郄厙賴陰貝諸鈕貢強壽鳳習萊薊酈閆禤妥哈虎'.replace(
    /\s/gu,
    '',
  ),
);
const double = new Set([
  '欧阳',
  '歐陽',
  '上官',
  '司马',
  '司馬',
  '诸葛',
  '諸葛',
  '司徒',
  '皇甫',
  '东方',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '夏侯',
  '轩辕',
  '端木',
  '独孤',
  '南宫',
  '西门',
  '呼延',
]);

/** True where the text begins like a Chinese personal name. */
export const isSurnamed = (text: string): boolean =>
  double.has([...text].slice(0, 2).join('')) || single.has([...text][0] ?? '');

/** A surname with one or two characters after it. */
export const isFullName = (text: string): boolean => {
  const surname = double.has([...text].slice(0, 2).join('')) ? 2 : 1;
  const given = [...text.replace(/\s/gu, '')].length - surname;
  return isSurnamed(text) && given >= 1 && given <= 2;
};
