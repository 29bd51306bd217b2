using System.Text.Json;

namespace PerfEval.Portal.Nights;

/// <summary>The fetches that an archive's journal has, of all servers.</summary>
internal static class ArchiveFetches
{
    public static IReadOnlyList<FetchLine> Of(NightHome home)
    {
        var fetches = new List<FetchLine>();
        foreach (var line in Directory.GetFiles(Path.Combine(home.Home, "archive"), "journal-*.jsonl").Order().SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            var values = json.RootElement.EnumerateObject().ToDictionary(value => value.Name.ToUpperInvariant(), value => value.Value.ToString());
            if (values.GetValueOrDefault("TYPE") == "fetch")
                fetches.Add(new FetchLine(values["SOURCE"], values["ADDRESS"], values["KIND"], values["OUTCOME"], values.GetValueOrDefault("MESSAGE")));
        }

        return fetches;
    }
}
