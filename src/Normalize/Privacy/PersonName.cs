using System.Buffers;

namespace PerfEval.Normalize.Privacy;

/// <summary>What a Chinese person's name looks like.</summary>
internal static class PersonName
{
    // The most frequent, without those that begin more words than names.
    private const string Surnames =
        "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
        + "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕"
        + "晋苑邬臧畅宫嵇苟褚廉简娄盖符奚穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩井练仲乐虞卞封竺冼楚佟栗匡宗应台巫鞠桑荆谌银扬明沙伏岑习胥蔺刀肖付闫覃麻粟佘阳全滑区言匡湛危尧楼禹皮淳昌酆狄茅骆昝裘缪贲钮荀邴隗宓郗厉戎蓟邰郏莘逄郦璩濮扈茹宦庾寇阙殳蔚夔晁訾阚蒯桓逯";

    private static readonly SearchValues<char> s_surnames = SearchValues.Create(Surnames);

    private static readonly HashSet<string> s_compound =
    [
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "皇甫",
        "尉迟",
        "公孙",
        "夏侯",
        "慕容",
        "令狐",
        "司徒",
        "独孤",
        "长孙",
        "宇文",
        "端木",
        "轩辕",
        "南宫",
        "东方",
        "申屠",
        "钟离"
    ];

    // What ends the name of a place, an office or a thing, or is grammar.
    private static readonly SearchValues<char> s_noEnd = SearchValues.Create("县区市州镇乡村局办委院所站队部厅处科股室组社园会表率数额元年月日号等的了是在和及与或类项型化度费款性量者们长件份册章栏页稿版书案业场馆店厂矿路桥街道库网线");

    private static readonly SearchValues<char> s_seldomEnd = SearchValues.Create("日月年元度书文田字号率道");

    // Words that begin like a name; any two characters that stand together in one make it none.
    private const string Words =
        "职责 意见 制度 情况 管理 工作 责任 安全 项目 资金 单位 部门 盖章 签字 签名 签章 日期 时间 电话 方式 手机 号码 地址 邮箱 邮编 姓名 职务 职称 备注 说明 审核 审批 审查 审计 复核 核对 核实 核准 填报 填表 填写 负责 联系 经办 分管 主管 领导 人员 名单 代表 "
        + "评价 评审 评分 得分 分数 标准 指标 绩效 目标 预算 决算 支出 收入 金额 经费 费用 成本 合计 小计 总计 方案 计划 规划 程序 流程 办法 办理 规定 要求 内容 结果 结论 报告 报表 报送 附件 附表 见附 详见 如下 同意 通过 合格 完成 未完 及时 按时 已经 已完 "
        + "已审 "
        + "正常 良好 优秀 无误 属实 符合 是否 以及 有关 相关 全体 全部 全面 全县 全市 全区 全年 年度 本年 上年 月份 季度 财政 财务 会计 出纳 办公 政府 公司 机关 中心 社区 乡镇 街道 村委 学校 医院 银行 国库 公开 公示 公告 通知 文件 印章 公章 高效 高度 高质 "
        + "高标 高中 "
        + "高速 高新 高校 高层 高级 高风 高空 高龄 成立 成果 成效 成员 成为 成功 成熟 方面 方法 方向 方便 方针 万元 万人 万余 万户 程度 施工 施行 施策 时效 时限 时段 时任 安排 安装 安置 安保 安防 安监 安居 任务 任职 任期 任命 任组 任副 任何 严格 严重 严肃 "
        + "严控 平均 "
        + "平台 平安 水平 水利 水库 车辆 车费 车间 车位 常年 常规 常务 常住 常态 常委 常见 石油 古城 古镇 易地 易于 易燃 白天 白云 毛利 连续 连接 连锁 房屋 房租 房产 房地 关于 关系 关键 关注 关心 解决 解放 解释 强化 强调 强力 强度 宣传 农业 农村 农民 齐全 "
        + "从事 应急 应当 应付 "
        + "应用 应收 应对 应缴 单独 单价 单项 江南 江河 江东 路面 路灯 路线 路段 向上 向下 向社 向群 向全 向各 向县 文化 文明 文书 文秘 文印 文体 文旅 文字 文号 项下 余额 余下 余元 洪水 洪涝 黄河 黄山 黄冈 黄石 黄牌 周期 周边 周年 周报 周转 周密 周末 周口 "
        + "周至 许可 "
        + "许多 许昌 林业 林地 林场 林木 林草 林长 林区 田间 田地 田园 张贴 张家 张掖 张榜 陈列 陈述 陈旧 曾经 罗列 罗山 董事 唐山 明确 明细 明显 明年 包括 包含 包装 包干 包车 史料 史志 康复 康养 夏季 夏粮 雷电 雷达 武装 武警 武汉 武陵 武冈 武术 乔木 庞大 "
        + "安化 安乡 安仁 颜色 温度 "
        + "温馨 温暖 申报 申请 申诉 申领 尤其 毕业 焦点 岳阳 岳麓 岳塘 管护 管网 管控 管道 管委 管线 苗木 苗圃 纪检 纪委 纪律 纪念 项数 项次 项等 游客 游览 游泳 阳光 阳台 卫生 卫健 卫星 查询 查处 查看 查阅 位置 位居 位于 景区 景观 景点 司法 司机 司令 华容 "
        + "边界 边境 边远 米线 池塘 "
        + "全国 全省 全过 全额 全程 全覆 全镇 全乡 全员 全局 全力 全心 全天 廉政 廉洁 简易 简单 简化 简介 简报 党员 党建 党组 党委 党政 党支 党群 谈话 谈判 连云 商品 商务 商业 商标 商贸 计提 喻家 冷链 冷水 仇视 艾滋 蓝天 银行 明白 沙石 沙坪 台账 台式 台风 "
        + "扬尘 习惯 和谐 保障 "
        + "危房 危险 危化 楼堂 楼房 楼宇 区级 区域 区直 区委 区政 区财 言行 石门 石峰 石鼓 桑植 江永 江华 韶山 邵阳 邵东 龙山 汪洋 苏仙 洪江 郭亮 金额 金融 金属 金霞 马路 马上 高桥 高原 田野 花卉 花园 花垣 花费 白色 乐观 台帐 桂阳 桂东 桂林 宜章 章程 章节 "
        + "梁山 徐州 郑州 "
        + "苏州 杭州 吴江 兰州 贾汪 江西 江苏 宁夏 宁乡 宁远 宁波 柳州 温州 谷物 谷雨 费率 费改 丁字 史无 常德 常宁 贺州 汤圆 段落 钟点 尹集 万名 万里 万份 万吨 方可 方能 方米 于年 于本 于上 于无 于全 于其 于各 石料 时候 左右 宗旨 应届 井盖 乐园 封闭 封面 "
        + "封存 练习 游戏 路径 盛会 强制 "
        + "童车 甘蔗 符号 宫颈 盖有 夏天 冬季 秋季 季节 沿线 沿途 沿海 党校 燕窝 车船 车库 章制 牛羊 牛奶 鲁班 桥梁 温控 戴帽 田长 河长 山长 总额 主任 局长 组长 书记 科长 股长 校长 院长 委员 同志 女士 先生 老师 干部 职工 群众 上级 下级 本级 汇报 社会 企业 "
        + "事业 机构 组织 活动 会议 培训 "
        + "差旅 接待 公务 采购 维修 租赁 物业 印刷 邮电 因公 出国 招待 劳务 委托 工会 福利 其他 数量 质量 效益 效果 满意 可持 生态 经济 产出 影响 服务 对象 一级 二级 三级 分值 权重 年初 调整 执行 偏差 原因 改进 措施 存在 问题 建议 下一 第三 第一 第二 中介 "
        + "聘请 小组 科室 股室 办公 主要 基本 昌平 昌江 昌吉 昌都 昌图 昌乐 昌黎 昌宁 昌邑 骆驼 茅台 厉行";

    private static readonly HashSet<string> s_words = [.. Words.Split(' ')];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_wordSpan = s_words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_compoundSpan = s_compound.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') || char.IsSurrogate(c);

    /// <summary>Whether a text may hold such a character: false where it surely does not.</summary>
    public static bool HasHan(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u3400', '\uDFFF');

    /// <summary>A frequent surname with one or two characters, a double surname with one or two.</summary>
    public static bool IsLikely(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > 4)
            return false;
        var surname = name.Length > 2 && s_compoundSpan.Contains(name[..2]) ? 2 : 1;
        return (surname == 2 || (name.Length < 4 && s_surnames.Contains(name[0]))) && IsPossible(name);
    }

    /// <summary>Where a label or a number says that a name is near, it may end in what seldom ends one: 秦日月, 何元.</summary>
    public static bool IsLikelyBesideSign(ReadOnlySpan<char> name) =>
        IsLikely(name) || (name.Length is 2 or 3 && s_surnames.Contains(name[0]) && s_seldomEnd.Contains(name[^1]) && !name.Contains('副') && HasNoWord(name));

    /// <summary>Two to four characters that are no word and end like none.</summary>
    // 主管副主任: what stands before a title is as often a part of it.
    public static bool IsPossible(ReadOnlySpan<char> name) =>
        name.Length is >= 2 and <= 4 && !s_noEnd.Contains(name[^1]) && !name.Contains('副') && HasNoWord(name);

    private static bool HasNoWord(ReadOnlySpan<char> name)
    {
        for (var i = 0; i + 1 < name.Length; i++)
        {
            // A word that begins like a surname is one at the beginning only: 文明 is also what somebody is called.
            if ((i == 0 || !s_surnames.Contains(name[i])) && s_wordSpan.Contains(name.Slice(i, 2)))
                return false;
        }

        return true;
    }
}
