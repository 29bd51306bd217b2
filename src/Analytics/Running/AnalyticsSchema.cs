using System.Reflection;

namespace PerfEval.Analytics.Running;

/// <summary>Creates the runner's tables and the views over them where they are missing.</summary>
internal static class AnalyticsSchema
{
    public static void Ensure(Statements db)
    {
        db.Execute(Script("schema.sql"));
        db.Execute(Script("views.sql"));
    }

    private static string Script(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Warehouse/" + name)!);
        return reader.ReadToEnd();
    }
}
