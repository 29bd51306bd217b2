namespace PerfEval.SampleGenerator.Facts;

/// <summary>Invented units in real counties (codes of data/divisions.csv) and in one place that no list has.</summary>
internal static class Units
{
    public static UnitFact Pingjiang { get; } = new(new("平江县", "430626", "平江县"), "云台事务服务中心", "平江县政务协调局", "窗口服务", "档案整理", "会务保障", "热线受理");

    public static UnitFact Taoyuan { get; } = new(new("桃源县", "430725", "桃源县"), "沅岸生态巡护站", "桃源县林水事务局", "河岸巡护", "湿地监测", "苗木补植", "水质采样");

    public static UnitFact Anhua { get; } = new(new("安化县", "430923", "安化县"), "茶马文化驿站管理处", "安化县文旅事务局", "驿站开放", "茶艺培训", "古道修缮", "研学接待");

    public static UnitFact GulouFuzhou { get; } = new(new("鼓楼区", "350102", "福州市鼓楼区"), "榕荫街巷整治办公室", "福州市鼓楼区街巷事务局", "街巷整治", "榕树养护", "夜景维护", "门牌更新");

    public static UnitFact GulouXuzhou { get; } = new(new("鼓楼区", "320302", "徐州市鼓楼区"), "云桥社区照料中心", "徐州市鼓楼区社区事务局", "日间照料", "助餐配送", "康复指导", "志愿培训");

    public static UnitFact Qingshen { get; } = new(new("青神县", "511425", "青神县"), "竹艺传习所", "青神县乡土工艺局", "竹编传习", "工艺展陈", "技艺下乡", "作品征集");

    public static UnitFact Zhongjiang { get; } = new(new("中江县", "510623", "中江县"), "丘陵水利服务站", "中江县灌溉事务局", "渠系清淤", "塘堰巡查", "闸门检修", "用水登记");

    public static UnitFact Shouxian { get; } = new(new("寿县", "340422", "寿县"), "古城墙守护所", "寿县城垣事务局", "墙体巡检", "垛口修补", "游线引导", "测绘建档");

    public static UnitFact Guichi { get; } = new(new("贵池区", "341702", "池州市贵池区"), "秋浦渔政事务所", "池州市贵池区渔政协调局", "禁捕巡查", "增殖放流", "船舶登记", "渔民转产");

    public static UnitFact Hechuan { get; } = new(new("合川区", "500117", "合川区"), "三江候鸟观测站", "合川区自然观测局", "候鸟监测", "科普宣讲", "栖息地养护", "影像归档");

    public static UnitFact Lingshou { get; } = new(new("灵寿县", "130126", "灵寿县"), "太行果品检验站", "灵寿县果品事务局", "果品抽检", "农残筛查", "果农培训", "冷链核查");

    public static UnitFact Ningxiang { get; } = new(new("宁乡市", "430182", "宁乡市"), "沩水图书流通中心", "宁乡市阅读事务局", "图书流通", "流动书车", "阅读推广", "古籍修复");

    public static UnitFact Qinghe { get; } = new(new("青河新区", null, "青河新区"), "创业孵化服务处", "青河新区产业事务局", "创业辅导", "场地入驻", "路演组织", "政策宣讲");

    public static UnitFact Huarong { get; } = new(new("华容县", "430623", "华容县"), "芥乡品质推广站", "华容县农产事务局", "品质推广", "种苗繁育", "加工培训", "产地溯源");

    public static UnitFact Xiangyin { get; } = new(new("湘阴县", "430624", "湘阴县"), "柳庄书屋管理所", "湘阴县书屋事务局", "书屋开放", "藏书整理", "诵读活动", "院落修葺");

    public static UnitFact Daying { get; } = new(new("大英县", "510923", "大英县"), "盐卤史料编研室", "大英县地方史料局", "史料征集", "口述采录", "展板制作", "书稿编印");
}
