using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Tools;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval doctor: what is installed, what is missing and what that costs.</summary>
public static class DoctorCommand
{
    private static readonly OutputColumn[] s_columns =
        [new("part", ColumnKind.Text), new("state", ColumnKind.Text), new("found", ColumnKind.Text), new("cost", ColumnKind.Text)];

    public static Command Create(Terminal terminal)
    {
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand("doctor", "检查运行环境。 Says what is installed, what is missing and what that costs.", "perfeval doctor");
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var required = Checks(database.PathOf(parsed)).ToList();
            var rows = required.Concat(Tools(ct)).Select(c => new object?[] { c.Part, c.Cost is null ? "ok" : "missing", c.Found, c.Cost });
            output.Write(parsed, terminal, new ResultRows(s_columns, rows), "doctor", ct);
            return Task.FromResult(required.All(c => c.Cost is null) ? ExitCode.Success : ExitCode.Failure);
        });
        return command;
    }

    private static IEnumerable<(string Part, string Found, string? Cost)> Checks(string database)
    {
        yield return (".NET", RuntimeInformation.FrameworkDescription, null);
        yield return Check("DuckDB", DuckDb, "没有它什么都不能运行。 Nothing works without it: build again with ./perfeval setup.");
        yield return Icu();
        yield return Check("data", DataFiles, "不能读入报告。 Reports cannot be ingested.");
        yield return Check("formats", () => string.Join(", ", new DocumentReader().Readers.Select(r => r.Format)), "不能读入报告。 Reports cannot be ingested.");
        yield return Check("warehouse folder", () => Writable(database), "不能入库。 Nothing can be stored; choose another place with --db FILE.");
    }

    // Each costs only its own formats, so none of them makes the check fail.
    private static IEnumerable<(string Part, string Found, string? Cost)> Tools(CancellationToken ct)
    {
        foreach (var tool in ExternalTools.All)
        {
            yield return tool.Version(ct) is { } version
                ? (tool.Command, $"{version} ({tool.Formats})", null)
                : (tool.Command, tool.Formats, tool.OptionalCost is { } cost ? $"{cost}: {Install(tool.Package)}" : Without(tool.Formats, tool.Package));
        }

        yield return Confinement.Works
            ? (Confinement.Command, "读取进程和 SQL 沙箱无网络、只写自己的临时文件夹 readers and the SQL sandbox have no network and write to a folder of their own only", null)
            : (Confinement.Command, "读取进程、SQL 沙箱 reader processes, SQL sandbox",
                $"未安装或内核不允许：这些子进程仍受时间和内存限制，但系统不拦其联网和写文件。 Not installed, or the kernel refuses it: they keep their limits of time and memory, but the system "
                + $"does not keep them from network and disk: {Install(Confinement.Package)}");

        if (ExternalTools.Tesseract.Find() is not null)
        {
            const string Part = "tesseract chi_sim";
            yield return ExternalTools.HasChinese(ct)
                ? (Part, ExternalTools.Tesseract.Formats, null)
                : (Part, ExternalTools.Tesseract.Formats, Without(ExternalTools.Tesseract.Formats, ExternalTools.ChinesePackage));
        }
    }

    private static string Without(string formats, string package) =>
        $"不能读取 {formats}，其他格式照常。 {formats} cannot be read, everything else can: {Install(package)}";

    private static string Install(string package) => $"apt-get install --no-install-recommends {package}";

    private static (string Part, string Found, string? Cost) Check(string part, Func<string> look, string cost)
    {
        try
        {
            return (part, look(), null);
        }
        catch (Exception e) when (e is DbException or DllNotFoundException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return (part, e.Message, cost);
        }
    }

    private static string DuckDb()
    {
        using var connection = DuckDbFile.OpenMemory();
        using var query = new DuckDBCommand("SELECT version()", connection);
        return (string)query.ExecuteScalar()!;
    }

    // Without ICU .NET falls back to invariant cultures, in which Chinese has no collation.
    private static (string Part, string Found, string? Cost) Icu() =>
        CultureInfo.GetCultureInfo("zh-CN").CompareInfo.Version.FullVersion is var version && version != 0
            ? ("ICU", version.ToString(CultureInfo.InvariantCulture), null)
            : ("ICU", "invariant mode", "汉字不能按拼音排序。 Chinese cannot be sorted by pinyin: install libicu.");

    private static string DataFiles()
    {
        var folder = DataFolder.Find();
        DivisionTable.Load(Path.Combine(folder, "divisions.csv"));
        VocabularyLoader.Load(Path.Combine(folder, "vocabulary"));
        return folder;
    }

    private static string Writable(string database)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(database))!;
        Directory.CreateDirectory(folder);
        var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
        File.WriteAllText(probe, string.Empty);
        File.Delete(probe);
        return folder;
    }
}
