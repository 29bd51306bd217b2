using System.Runtime.InteropServices;

namespace DuckDB.NET.Data.Native;

/// <summary>Finds libduckdb: the path in PERFEVAL_DUCKDB_LIBRARY, or the copy that the build puts beside the program.</summary>
internal static class LibraryLocator
{
    internal const string OverrideVariable = "PERFEVAL_DUCKDB_LIBRARY";

    internal static nint Load() => Load(Environment.GetEnvironmentVariable(OverrideVariable), AppContext.BaseDirectory);

    /// <exception cref="DuckDBException">The library is missing or does not load; the message says what to do.</exception>
    internal static nint Load(string? overridePath, string baseDirectory)
    {
        var overridden = !string.IsNullOrEmpty(overridePath);
        var path = overridden ? overridePath! : Path.Combine(baseDirectory, "libduckdb.so");
        if (NativeLibrary.TryLoad(path, out var handle))
            return handle;

        var why = File.Exists(path) ? "cannot be loaded" : "does not exist";
        var chinese = overridden ? $"请修正环境变量 {OverrideVariable}。" : $"请重新构建（需要 npm），或用环境变量 {OverrideVariable} 指定该文件。";
        var english = overridden ? $"correct the variable {OverrideVariable}." : $"build again (npm is needed) or name the file in {OverrideVariable}.";
        throw new DuckDBException($"无法加载 DuckDB 动态库 {path}：{chinese} The DuckDB library {path} {why}: {english}", DuckDBErrorType.Invalid);
    }
}
