using PerfEval.Normalize.Facts;

namespace PerfEval.Normalize.Forms.Drafts;

/// <summary>Whose form it turned out to be, once the whole document is read: every fact that the form states is born under these keys.</summary>
/// <param name="Key">Which form of the report it is: base, unit, score, project:NAME.</param>
/// <param name="Project">Name of the project; null in a form of the whole unit, empty where the name was left blank.</param>
public sealed record FormIdentity(string Key, string? Project = null)
{
    public string Scope => Project is null ? Scopes.Unit : Scopes.Project;

    /// <summary>Key of a row, counted from 0 within the view.</summary>
    public string Row(int ordinal) => $"{Key}/{ordinal}";
}
