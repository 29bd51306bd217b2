namespace PerfEval.EndToEnd.Tests;

/// <summary>The shell with a real keyboard and screen.</summary>
public sealed class TerminalTests(IngestedSamples samples) : IClassFixture<IngestedSamples>
{
    private const string Prompt = "perfeval> ";
    private const string CtrlC = "\x03";
    private const string CtrlD = "\x04";
    private const string Up = "\x1b[A";

    [TerminalFact]
    public async Task Shell_EditsCompletesCancelsAndRemembers()
    {
        using (var terminal = new PseudoTerminal(samples.Program.Folder, "sql", columns: 100))
        {
            await terminal.WaitFor(Prompt);

            // Only one view starts like this.
            terminal.Type("SELECT '县' || count(*) AS n FROM staf\t;\r");
            await terminal.WaitFor("县2");
            await terminal.WaitFor(Prompt);

            // Hours of work.
            terminal.Type("SELECT sum(hash(a.i * b.i)) FROM range(10000000) a(i), range(10000000) b(i);\r");
            await terminal.WaitFor("b(i);\r");
            terminal.Type(CtrlC);
            await terminal.WaitFor("The query was stopped.");
            await terminal.WaitFor(Prompt);

            terminal.Type(Up + Up + "\r");
            await terminal.WaitFor("县2");
            await terminal.WaitFor(Prompt);
            terminal.Type(CtrlD);
            Assert.Equal(0, await terminal.Exit());
        }

        using var next = new PseudoTerminal(samples.Program.Folder, "sql", columns: 100);
        await next.WaitFor(Prompt);
        next.Type(Up + "\r");
        await next.WaitFor("县2");
        await next.WaitFor(Prompt);
        next.Type(".quit\r");
        Assert.Equal(0, await next.Exit());
    }
}
