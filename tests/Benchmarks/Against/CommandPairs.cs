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
            databases[build] = Database(build);
            build.Command("ingest", "ingest", reports, "--db", databases[build]).Measure();
        }

        Compare("--help", _ => ["--help"], _ => { }, rounds: 3);
        Compare("flags", build => ["flags", "--db", databases[build]], _ => { }, rounds: 3);
        Compare("rules", _ => ["rules"], _ => { }, rounds: 3);
    }

    private void Ingest(string what, string folder, bool analyse)
    {
        string[] rest = analyse ? [] : ["--no-analyze"];
        Compare(what, build => ["ingest", folder, "--db", Database(build), .. rest], build => Directory.Delete(Path.GetDirectoryName(Database(build))!, recursive: true));
    }

    private void Compare(string what, Func<Build, string[]> arguments, Action<Build> afterwards, int rounds = 1)
    {
        var sides = new[] { here, there }.Select(build => (Build: build, Command: build.Command(what, arguments(build)))).ToArray();
        // The first run of each pays for a cold disk.
        for (var pair = -1; pair < pairs * rounds; pair++)
        {
            foreach (var (build, command) in pair % 2 == 0 ? sides : sides.Reverse())
            {
                command.Measure();
                afterwards(build);
            }
        }

        Figures.Print(what, sides[0].Command.Runs.Skip(1).ToList(), sides[1].Command.Runs.Skip(1).ToList());
    }

    private string Database(Build build) => Path.Combine(scratch, build.Name, "warehouse.duckdb");

    private string Bulk(int reports)
    {
        var folder = Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"docx-{reports}"));
        new Contender("generator", "dotnet", Clone.Built("tests/SampleGenerator", "PerfEval.SampleGenerator.dll"), "bulk", folder, reports.ToString(CultureInfo.InvariantCulture), Seed).Measure();
        return folder;
    }
}
