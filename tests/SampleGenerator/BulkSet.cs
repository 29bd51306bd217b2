using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Layouts;

namespace PerfEval.SampleGenerator;

/// <summary>
/// Reports for benchmarks, alternately of the two sizes seen most: three tables and a short text (about 380 cells), and six tables and a
/// long text (about 1,000 cells). Every unit has a name of its own.
/// </summary>
internal static class BulkSet
{
    private static readonly string[] s_first = ["云", "松", "竹", "兰", "石", "霞", "枫", "柏", "梧", "荷", "雁", "鹤", "清", "白", "青", "长", "双", "金", "银", "翠"];
    private static readonly string[] s_second = ["溪", "岭", "桥", "湾", "坪", "塘", "洲", "坡", "峰", "泉", "林", "渡", "浦", "坳", "台", "亭", "井", "屏", "堤", "畈"];

    private static readonly string[] s_bodies =
    [
        "事务服务中心", "巡护站", "监测站", "养护所", "书屋管理处", "技艺传习所", "照料中心", "登记事务所", "展陈管理处", "灌溉服务站", "推广站", "编研室", "体育馆管理处", "物资储备站",
    ];

    private static readonly string[] s_topics =
    [
        "窗口服务", "档案整理", "会务保障", "热线受理", "河岸巡护", "苗木补植", "水质采样", "驿站开放", "古道修缮", "街巷整治", "夜景维护", "日间照料", "助餐配送", "技艺下乡", "渠系清淤",
        "塘堰巡查", "墙体巡检", "测绘建档", "船舶登记", "科普宣讲", "果品抽检", "图书流通", "创业辅导", "史料征集", "种苗繁育", "物资轮换", "场馆开放", "口述采录",
    ];

    private static readonly UnitFact[] s_counties =
    [
        Units.Pingjiang, Units.Taoyuan, Units.Anhua, Units.Huarong, Units.Xiangyin, Units.Ningxiang, Units.Qingshen, Units.Zhongjiang, Units.Daying,
        Units.Shouxian,
        Units.Guichi, Units.Hechuan, Units.Lingshou,
    ];

    /// <summary>How many distinct unit names there are.</summary>
    public static int Capacity => s_counties.Length * s_first.Length * s_second.Length * s_bodies.Length;

    public static IEnumerable<Sample> All(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Capacity);
        for (var number = 0; number < count; number++)
        {
            var dice = new Dice(seed * 1_000_003 + (ulong)number);
            var (layout, plan) = Usual(number);
            var facts = new ReportMaker(layout.Shape, plan, dice).Make(Unit(number, dice), 2023);
            yield return new Sample($"bulk-{number:D6}.docx", layout, [facts], "");
        }
    }

    /// <summary>Counties in which bulk reports are set, by GB/T 2260 code.</summary>
    public static IReadOnlyList<string> Divisions { get; } = [.. s_counties.Select(county => county.Place.Code!)];

    /// <summary>One report of one county; <paramref name="number"/> names the unit, <paramref name="edition"/> changes its figures only.</summary>
    public static Sample One(string division, int number, int edition, ulong seed, string fileName, ReportSize size)
    {
        var county = s_counties.Single(unit => unit.Place.Code == division);
        var unit = Unit(county, number, new Dice((ulong)number));
        var dice = new Dice(seed * 1_000_003 + (ulong)number * 101 + (ulong)edition);
        var (layout, plan) = size == ReportSize.Brief ? (new S4HeadingTotals(), new FigurePlan { TextLines = 12 }) : Usual(number);
        return new Sample(fileName, layout, [new ReportMaker(layout.Shape, plan, dice).Make(unit, 2023)], "");
    }

    /// <summary>Every second report is a long one.</summary>
    private static (ILayout Layout, FigurePlan Plan) Usual(int number) => number % 2 == 1
        ? (new S5CostApart(), new FigurePlan { Projects = 4, LongForms = true, TextLines = 186, TextSentences = 2 })
        : (new S4HeadingTotals(), new FigurePlan { TextLines = 52 });

    private static UnitFact Unit(int number, Dice dice) => Unit(s_counties[number % s_counties.Length], number / s_counties.Length, dice);

    private static UnitFact Unit(UnitFact county, int rest, Dice dice)
    {
        var body = s_bodies[rest % s_bodies.Length];
        rest /= s_bodies.Length;
        var name = s_first[rest % s_first.Length] + s_second[rest / s_first.Length] + body;
        var from = dice.Next(0, s_topics.Length - 1);
        return new UnitFact(county.Place, name, county.Department, [.. Enumerable.Range(0, 4).Select(i => s_topics[(from + i * 5) % s_topics.Length])]);
    }
}
