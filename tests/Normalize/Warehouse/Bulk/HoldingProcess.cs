using System.Diagnostics;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Tests.Warehouse.Bulk;

/// <summary>A second process that has a database open to write: this assembly, started as a program.</summary>
internal sealed class HoldingProcess : IDisposable
{
    private const string Hold = "hold";

    private readonly Process _process;

    private HoldingProcess(Process process) => _process = process;

    /// <summary>Returns once it has the file open and a row of it is on the disk.</summary>
    public static HoldingProcess Of(string file)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["exec", typeof(HoldingProcess).Assembly.Location, Hold, file])
        { RedirectStandardInput = true, RedirectStandardOutput = true };
        var holding = new HoldingProcess(Process.Start(start)!);
        Assert.Equal(Hold, holding._process.StandardOutput.ReadLine());
        return holding;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private static int Main(string[] arguments)
    {
        if (arguments is not [Hold, var file])
            return 1;
        using var connection = DuckDbFile.Open(file, readOnly: false);
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE held AS SELECT 1 AS x";
        command.ExecuteNonQuery();
        Console.WriteLine(Hold);
        // Until it is killed, or whoever started it is gone.
        Console.In.ReadToEnd();
        return 0;
    }
}
