using PerfEval.Ingest.Tools;

namespace PerfEval.EndToEnd.Tests;

/// <summary>A test that needs programs of the system; reported as skipped, with the package to install, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] commands)
    {
        var missing = ExternalTools.All.FirstOrDefault(tool => commands.Contains(tool.Command) && tool.Find() is null);
        Skip = missing is not null ? $"{missing.Command} is not installed (package {missing.Package})."
            : commands.Contains("tesseract") && !ExternalTools.HasChinese(CancellationToken.None)
                ? $"tesseract cannot read Chinese here (package {ExternalTools.ChinesePackage})."
                : null;
    }
}
