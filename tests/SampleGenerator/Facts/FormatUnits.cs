namespace PerfEval.SampleGenerator.Facts;

/// <summary>Invented units in real counties, one for each format besides those of <see cref="Units"/>.</summary>
internal static class FormatUnits
{
    public static UnitFact Chaling { get; } = new(new("茶陵县", "430224", "茶陵县"), "洣水渡口管理所", "茶陵县水岸事务局", "渡口值守", "船只检修", "航标维护", "救生演练");

    public static UnitFact Shimen { get; } = new(new("石门县", "430726", "石门县"), "柑橘储运服务站", "石门县果业事务局", "柑橘储运", "仓房保养", "品控抽样", "农户辅导");

    public static UnitFact Linli { get; } = new(new("临澧县", "430724", "临澧县"), "道水码头服务站", "临澧县航运事务局", "码头值守", "缆桩检修", "货场清理", "夜航照明");

    public static UnitFact Lixian { get; } = new(new("澧县", "430723", "澧县"), "城头遗址看护所", "澧县遗产事务局", "遗址看护", "围栏修缮", "讲解接待", "标本整理");

    public static UnitFact Hanshou { get; } = new(new("汉寿县", "430722", "汉寿县"), "龟鳖种质保育站", "汉寿县渔业事务局", "种质保育", "池塘清整", "水温监测", "苗种投放");

    public static UnitFact Youxian { get; } = new(new("攸县", "430223", "攸县"), "酒埠江灌渠养护站", "攸县渠系事务局", "灌渠养护", "闸口值守", "渗漏排查", "水量登记");

    public static UnitFact Shuangfeng { get; } = new(new("双峰县", "431321", "双峰县"), "农机互助服务中心", "双峰县机械事务局", "农机互助", "机具检修", "机手培训", "配件储备");

    public static UnitFact Xinhua { get; } = new(new("新化县", "431322", "新化县"), "梯田景观维护处", "新化县梯田事务局", "梯田维护", "田埂加固", "步道清理", "水口疏通");

    public static UnitFact Luxi { get; } = new(new("泸溪县", "433122", "泸溪县"), "沅江纤道展示馆", "泸溪县展馆事务局", "纤道展示", "船模修复", "号子传唱", "展柜养护");

    public static UnitFact Fenghuang { get; } = new(new("凤凰县", "433123", "凤凰县"), "古桥石作修缮所", "凤凰县石作事务局", "古桥修缮", "石料采备", "桥面巡查", "匠人带徒");

    public static UnitFact Pengxi { get; } = new(new("蓬溪县", "510921", "蓬溪县"), "书法研习服务站", "蓬溪县艺文事务局", "书法研习", "碑帖拓印", "学员辅导", "作品布展");

    public static UnitFact Daoxian { get; } = new(new("道县", "431124", "道县"), "濂溪水文记录站", "道县水文事务局", "水文记录", "雨量校核", "仪器检定", "资料汇编");

    public static UnitFact Jiangyong { get; } = new(new("江永县", "431125", "江永县"), "香柚病害观察站", "江永县植保事务局", "病害观察", "虫情测报", "药剂试验", "果园走访");

    public static UnitFact Nanxian { get; } = new(new("南县", "430921", "南县"), "洞庭芦苇收储所", "南县苇业事务局", "芦苇收储", "堆场防火", "苇田清沟", "运输调度");

    public static UnitFact Suining { get; } = new(new("绥宁县", "430527", "绥宁县"), "楠竹检尺服务站", "绥宁县竹木事务局", "楠竹检尺", "林道养护", "竹材分级", "木场巡查");
}
