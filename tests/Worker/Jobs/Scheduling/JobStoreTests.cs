using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Jobs.Scheduling;

public sealed class JobStoreTests
{
    [Fact]
    public void DamagedFile_IsNamedWithWhatToDo()
    {
        using var home = new TemporaryHome();
        File.WriteAllText(home.Home.Jobs, string.Concat(Enumerable.Repeat("no database at all, only lines of text\n", 100)));

        var why = Assert.Throws<InvalidDataException>(() => JobStore.Open(StateAddress.Of(home.Home)));

        Assert.StartsWith($"{home.Home.Jobs} ", why.Message, StringComparison.Ordinal);
        Assert.Contains("move it away", why.Message, StringComparison.Ordinal);
    }
}
