namespace PerfEval.Normalize.Facts;

/// <summary>Whose figures a form states: those of the whole unit or those of one project.</summary>
public static class Scopes
{
    public const string Unit = "unit";
    public const string Project = "project";
}
