namespace PerfEval.SampleGenerator.Facts;

/// <summary>Draws a form's indicators: weights that add up to 90, results that meet their targets but for one explained deduction.</summary>
internal sealed class IndicatorMaker(FormShape shape, Dice dice, bool longForms)
{
    private static readonly string[] s_countUnits = ["次", "件", "批", "场", "份"];

    private static readonly string[] s_reasons =
    [
        "下半年任务集中，后续按季度排期", "设备到货推迟，已改为提前订货", "基层报送偏慢，已建立催报台账", "雨季影响外业，已调整作业时段", "样本回收不足，下年扩大调查面",
    ];

    public IReadOnlyList<Indicator> Make(UnitFact unit, int offset, bool fullScores)
    {
        var rows = new List<Indicator>();
        foreach (var (level1, points, level2) in Structure())
        {
            var weights = Split(points, level2.Length);
            for (var i = 0; i < level2.Length; i++)
                rows.Add(Row(level1, points, level2[i], weights[i], unit.Topic(offset + rows.Count)));
        }

        if (shape.Weights && !fullScores)
            Deduct(rows);
        if (shape.BlankRows)
            rows.Insert(2, new Indicator("产出指标", shape.Level1Points ? 50 : null, "数量指标", null, null, null, null, null, null, null, null, null));
        return rows;
    }

    private (string Level1, int Points, string[] Level2)[] Structure()
    {
        if (shape.CostApart && longForms)
        {
            return
            [
                ("产出指标", 30, ["数量指标", "数量指标", "质量指标", "时效指标", "时效指标"]),
                ("效益指标", 30, ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]),
                ("满意度指标", 10, ["服务对象满意度指标"]), ("成本指标", 20, ["经济成本指标", "生态环境成本指标", "生态环境成本指标"]),
            ];
        }

        if (shape.CostApart)
        {
            return
            [
                ("产出指标", 30, ["数量指标", "质量指标", "时效指标"]), ("效益指标", 30, ["经济效益指标", "社会效益指标", "可持续影响指标"]),
                ("满意度指标", 10, ["服务对象满意度指标"]), ("成本指标", 20, ["经济成本指标", "生态环境成本指标"]),
            ];
        }

        string[] output = dice.Chance(50) ? ["数量指标", "数量指标", "质量指标", "时效指标", "成本指标"] : ["数量指标", "质量指标", "质量指标", "时效指标", "成本指标"];
        string[] benefit = dice.Chance(50) ? ["社会效益指标", "生态效益指标", "可持续影响指标"] : ["经济效益指标", "社会效益指标", "可持续影响指标"];
        return [("产出指标", 50, output), ("效益指标", 30, benefit), ("满意度指标", 10, ["服务对象满意度指标"])];
    }

    private Indicator Row(string level1, int points, string level2, decimal weight, string topic)
    {
        var (name, op, value, unit, actual) = Measure(level2, topic);
        var target = op == "定性" ? value : op + value + unit;
        return new Indicator(
            shape.FlatIndicators ? null : level1, shape.Level1Points && !shape.FlatIndicators ? points : null, shape.FlatIndicators ? null : level2,
            name, target, shape.SplitTargets ? op : null, shape.SplitTargets ? value : null, shape.SplitTargets && unit.Length > 0 ? unit : null,
            shape.SplitTargets ? actual : actual + unit, shape.Weights ? weight : null, shape.Weights ? weight : null, null);
    }

    private (string Name, string Op, string Value, string Unit, string Actual) Measure(string level2, string topic)
    {
        switch (level2)
        {
            case "数量指标":
                var count = dice.Next(4, 60) * 5;
                return (topic + dice.Pick(["完成数", "办理量", "开展数"]), "≥", Format.Count(count), dice.Pick(s_countUnits),
                    Format.Count(count + dice.Next(0, count / 5)));
            case "质量指标":
                return (topic + dice.Pick(["合格率", "差错控制达标率", "验收通过率"]), "≥", Format.Count(dice.Next(90, 96)), "%", Format.Plain(dice.Next(96.1m, 99.8m, 1)));
            case "时效指标":
                return (topic + "按期完成率", "≥", Format.Count(dice.Next(90, 95)), "%", Format.Plain(dice.Next(95.5m, 100m, 1)));
            case "成本指标" or "经济成本指标":
                var cost = dice.Next(6m, 48m, 1);
                return (topic + "支出控制额", "≤", Format.Plain(cost), "万元", Format.Plain(Math.Round(cost * 0.96m, 2)));
            case "生态环境成本指标":
                return (topic + "耗材用量压减率", "≥", Format.Count(dice.Next(3, 6)), "%", Format.Plain(dice.Next(6.1m, 6.9m, 1)));
            case "经济效益指标":
                var saved = dice.Next(10, 40);
                return (topic + "节约财政资金", "≥", Format.Count(saved), "万元", Format.Plain(saved + dice.Next(0.2m, 1.9m, 1)));
            case "社会效益指标":
                var people = dice.Next(12, 80) * 100;
                return (topic + "受益人数", "≥", Format.Count(people), "人", Format.Count(people + dice.Next(3, 150)));
            case "生态效益指标":
                return (topic + "无纸化办理比例", "≥", Format.Count(dice.Next(70, 80)), "%", Format.Plain(dice.Next(81m, 90m, 1)));
            case "可持续影响指标":
                return (topic + "长效机制", "定性", "健全", "", "健全");
            default:
                return (topic + "服务对象满意度", "≥", "90", "%", Format.Plain(dice.Next(91m, 97.5m, 1)));
        }
    }

    /// <summary>Takes points off one or two rows, with a result short of the target and a reason.</summary>
    private void Deduct(List<Indicator> rows)
    {
        var candidates = Enumerable.Range(0, rows.Count).Where(i => rows[i].Actual!.EndsWith('%') || shape.SplitTargets && rows[i].Unit == "%").ToList();
        var reason = dice.Next(0, s_reasons.Length - 1);
        var taken = dice.Next(1, Math.Min(2, candidates.Count));
        for (var n = 0; n < taken; n++)
        {
            var at = candidates[dice.Next(0, candidates.Count - 1)];
            candidates.Remove(at);
            var row = rows[at];
            var goal = decimal.Parse(new string([.. row.Target!.Where(c => char.IsDigit(c) || c == '.')]), Format.Invariant);
            var reached = Math.Round(goal * dice.Next(0.80m, 0.97m, 3), 1);
            rows[at] = row with
            {
                Actual = Format.Plain(reached) + (shape.SplitTargets ? "" : "%"),
                Score = Math.Round(row.Weight!.Value * reached / goal * 2, 0, MidpointRounding.ToZero) / 2,
                Note = s_reasons[(reason + n) % s_reasons.Length],
            };
        }
    }

    private decimal[] Split(int points, int parts)
    {
        var weights = new decimal[parts];
        decimal left = points;
        for (var i = 0; i < parts - 1; i++)
        {
            var mean = left / (parts - i);
            weights[i] = Math.Max(2, Math.Round(mean * dice.Next(0.7m, 1.3m, 2)));
            left -= weights[i];
        }

        weights[^1] = left;
        return weights;
    }
}
