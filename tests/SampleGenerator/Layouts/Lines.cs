using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>Lines of text that every layout shares. The persons and numbers are placeholders, there to be masked.</summary>
internal static class Lines
{
    public static Paragraph Signature(int year) =>
        new($"填表人：测试员甲    填报日期：{year + 1}年03月15日    联系电话：0731-00000000    单位负责人签字：测试员乙");

    public static Paragraph BaseNote { get; } = new("说明：“项目支出”填基本支出以外的支出，“公用经费”填基本支出中的一般商品和服务支出。");

    public static IEnumerable<Block> Text(Narrative narrative) =>
        narrative.Lines.Select((line, i) => new Paragraph(line.Text, line.Heading, PageBreakBefore: i == 0));
}
