using System.Globalization;
using System.Reflection;

namespace PerfEval.Worker.State;

/// <summary>One step of state.duckdb from the version before to its own; steps go forward only and are never edited once released.</summary>
/// <param name="Version">From 1, without gaps.</param>
public sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>Those of this program: resources named State/Migrations/NNN_name.sql.</summary>
    public static IReadOnlyList<Migration> OfProgram()
    {
        var assembly = typeof(Migration).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith("migration.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly, name)),
        ];
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var name = resource["migration.".Length..];
        return new Migration(int.Parse(name[..3], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
