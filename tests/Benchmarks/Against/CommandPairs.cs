using System.Globalization;

namespace PerfEval.Benchmarks.Against;

/// <summary>Whole commands of this clone's program beside another clone's, by turns over the same files; who goes first changes with every pair.</summary>
internal sealed class CommandPairs(Build here, Build there, int pairs, string scratch)
{
    private const string Seed = "20240501";

    /// <summary>A thousand generated reports in Word: archive, load and rules.</summary>
    public void Docx() => Ingest("ingest of 1000 .docx", Bulk(1000), analyse: true);

    /// <summary>PDF files with text, and .doc files.</summary>
    public void Readers()
    {
        var (pdfs, docs) = (Directory.CreateDirectory(Path.Combine(scratch, "pdf")).FullName, Directory.CreateDirectory(Path.Combine(scratch, "doc")).FullName);
        ReaderComparison.Print(pdfs, docs);
        Ingest("ingest --no-analyze of PDF", pdfs, analyse: false);
        Ingest("ingest --no-analyze of .doc", docs, analyse: false);
    }

    /// <summary>Commands that people wait for.</summary>
    public void Start()
    {
        var reports = Bulk(40);
        var databases = new Dictionary<Build, string>();
        foreach (var build in new[] { here, there })
        {
            databases[build] = Database(build, 0);
            build.Command("ingest", "ingest", reports, "--db", databases[build]).Measure();
        }

        Compare("--help", (_, _) => ["--help"], rounds: 3);
        Compare("flags", (build, _) => ["flags", "--db", databases[build]], rounds: 3);
        Compare("rules", (_, _) => ["rules"], rounds: 3);
    }

    // Each run into a folder of its own, none deleted on the way: ext4 makes files slowly for minutes where others were just deleted, whoever comes next.
    private void Ingest(string what, string folder, bool analyse)
    {
        string[] rest = analyse ? [] : ["--no-analyze"];
        Compare(what, (build, run) => ["ingest", folder, "--db", Database(build, run), .. rest]);
    }

    private void Compare(string what, Func<Build, int, string[]> arguments, int rounds = 1)
    {
        var figures = new[] { here, there }.ToDictionary(build => build, _ => new List<MeasuredRun>());
        // The first run of each pays for a cold disk.
        for (var pair = 0; pair <= pairs * rounds; pair++)
        {
            foreach (var build in pair % 2 == 0 ? new[] { here, there } : [there, here])
            {
                var command = build.Command(what, arguments(build, pair));
                command.Measure();
                if (pair > 0)
                    figures[build].AddRange(command.Runs);
            }
        }

        Figures.Print(what, figures[here], figures[there]);
    }

    private string Database(Build build, int run) =>
        Path.Combine(scratch, build.Name, string.Create(CultureInfo.InvariantCulture, $"{run}"), "warehouse.duckdb");

    private string Bulk(int reports)
    {
        var folder = Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"docx-{reports}"));
        new Contender(
            "generator", "dotnet", Clone.Built("tests/SampleGenerator", "PerfEval.SampleGenerator.dll"), "bulk", folder,
            reports.ToString(CultureInfo.InvariantCulture), Seed).Measure();
        return folder;
    }
}
