namespace PerfEval.SampleGenerator.Facts;

/// <summary>Lines of ordinary report prose for volume: no amounts, so that they change no figure.</summary>
internal static class FillerText
{
    private static readonly string[] s_openings =
    [
        "年初列出任务清单", "一季度完成人员分工", "按月核对进度", "会同乡镇逐点排查", "委托第三方抽样", "对照上年短板补课", "把经验做法写成手册", "结合汛期调整安排",
        "利用农闲集中推进", "与邻县交换数据", "请服务对象现场打分", "开设周末窗口", "建立问题销号台账", "试行容缺办理", "引入简易计量器具", "向社区公示结果",
    ];

    private static readonly string[] s_middles =
    [
        "重点解决材料反复报送", "着力缩短等待时间", "优先保障偏远村组", "把易漏环节前移审核", "统一了登记口径", "补齐了历史缺档", "减少了跑腿次数", "摸清了底数分布",
        "理顺了交接手续", "压实了值守责任", "扩大了覆盖范围", "控制了外包比例", "改进了抽检办法", "规范了影像留存", "畅通了反馈渠道", "完善了备品管理",
    ];

    private static readonly string[] s_endings =
    [
        "群众来电中的重复咨询明显下降", "年末复查未见新增遗留", "个别点位仍需来年跟进", "经办人员熟练程度有所提高", "抽样结果与自报数基本吻合", "相关做法在片区会上作了交流",
        "仍有少数记录需要补签", "设备完好情况保持稳定", "季节性波动比上年平缓", "基层反映流程更加清楚", "剩余任务已排入下年计划", "志愿者参与面进一步拓宽",
    ];

    /// <param name="dice">Picks the wording.</param>
    /// <param name="unit">Names the work.</param>
    /// <param name="count">Number of lines.</param>
    /// <param name="sentences">At most so many sentences a line; 0 gives a line of one clause.</param>
    public static IEnumerable<(string Text, bool Heading)> Lines(Dice dice, UnitFact unit, int count, int sentences)
    {
        for (var line = 0; line < count; line++)
        {
            var topic = unit.Topic(dice.Next(0, unit.Topics.Length - 1));
            var text = sentences == 0
                ? $"{line + 1}．{topic}：{dice.Pick(s_openings)}，{dice.Pick(s_middles)}。"
                : $"{line + 1}．{topic}。" + string.Concat(Enumerable.Range(0, dice.Next(1, sentences)).Select(_ => Sentence(dice)));
            yield return (text, false);
        }
    }

    private static string Sentence(Dice dice) =>
        $"{dice.Pick(s_openings)}，{dice.Pick(s_middles)}，累计处理{dice.Next(12, 980)}件（次），{dice.Pick(s_endings)}。";
}
