using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;

namespace PerfEval.Analytics.Tests.Catalogue;

public sealed class SeverityTests
{
    [Fact]
    public void Severities_AreTheCodesOfTheirSet() => Assert.Equal(AnalyticsSchema.Dictionary().Codes("severity").Select(code => code.Code), Severities.All);
}
