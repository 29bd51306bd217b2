using System.Globalization;

namespace PerfEval.Benchmarks;

/// <summary>
/// Whole-process ingest of generated reports, load and rules included, beside python-docx that only reads the same files' tables, in
/// the same run and by turns, so that whatever else the machine does falls on all of them.
/// </summary>
internal static class DocxComparison
{
    private const string Seed = "20240501";

    public static int Run(int reports, int rounds, bool withRowCells = true)
    {
        if (!Machine.SetUp(Machine.DocxPeers))
            return 1;
        var scratch = Directory.CreateTempSubdirectory("perfeval-bench-");
        try
        {
            var folder = Path.Combine(scratch.FullName, "reports");
            var dotnet = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet";
            new Contender("generator", dotnet, Clone.Built("tests/SampleGenerator", "PerfEval.SampleGenerator.dll"), "bulk", folder,
                reports.ToString(CultureInfo.InvariantCulture), Seed).Measure();
            Describe(folder);

            var peers = Path.Combine(Clone.Root, "tests/Benchmarks/peers");
            var self = typeof(DocxComparison).Assembly.Location;
            var database = Path.Combine(scratch.FullName, "warehouse.duckdb");
            var floor = new Contender("unzip + XmlReader alone (floor)", dotnet, self, "floor", folder);
            var ingest = new Contender(
                "perfeval ingest, load and rules", dotnet, Clone.Built("src/Worker", "perfeval.dll"), "ingest", folder, "--db", database);
            var onePass = new Contender("python-docx, one pass over tc_lst", "/usr/bin/python3", Path.Combine(peers, "tc_lst.py"), folder);
            var rowCells = new Contender("python-docx, row.cells", "/usr/bin/python3", Path.Combine(peers, "row_cells.py"), folder);
            for (var round = 1; round <= rounds; round++)
            {
                Say($"round {round} of {rounds}, load average {Machine.Load():0.0}");
                floor.Measure();
                File.Delete(database);
                ingest.Measure();
                onePass.Measure();
                // Minutes long, and far from the limit it is held against: once is enough.
                if (round == 1 && withRowCells)
                    rowCells.Measure();
            }

            var stages = new Contender("stages", dotnet, self, "stages", folder);
            stages.Measure();
            Print(floor, ingest, onePass, rowCells);
            Say($"stages of one further ingest (read and recognise summed over threads): {stages.Runs[0].LastLine}");
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Describe(string folder)
    {
        var sizes = new DirectoryInfo(folder).GetFiles("*.docx").Select(file => file.Length).Order().ToList();
        Say($"{Machine.Describe()}");
        Say($"{sizes.Count} reports, {sizes.Sum():N0} bytes; median of the smaller half {sizes[sizes.Count / 4]:N0}, of the larger {sizes[sizes.Count * 3 / 4]:N0}");
    }

    private static void Print(Contender floor, Contender ingest, Contender onePass, Contender rowCells)
    {
        Say($"{"",-36}{"runs",5}{"wall s",9}{"cpu s",9}{"peak MB",9}  (medians; largest peak)");
        foreach (var contender in new[] { floor, ingest, onePass, rowCells }.Where(contender => contender.Runs.Count > 0))
            Say($"{contender.Name,-36}{contender.Runs.Count,5}{contender.MedianSeconds,9:0.00}{contender.MedianCpuSeconds,9:0.00}{contender.PeakMegabytes,9:0}  {contender.Runs[0].LastLine}");
        if (rowCells.Runs.Count > 0)
            Say($"ingest against row.cells:  {rowCells.MedianSeconds / ingest.MedianSeconds,6:0.0}x as fast (wanted: at least 10)");
        Say($"ingest against tc_lst:     {onePass.MedianSeconds / ingest.MedianSeconds,6:0.0}x as fast (wanted: at least 2)");
        Say($"ingest against the floor:  {ingest.MedianSeconds / floor.MedianSeconds,6:0.0}x its time");
        Say($"peak memory of ingest:     {ingest.PeakMegabytes,6:0} MB (wanted: below 500)");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
