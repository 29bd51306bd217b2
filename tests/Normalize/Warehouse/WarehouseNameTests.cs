using PerfEval.Normalize.Warehouse;

namespace PerfEval.Normalize.Tests.Warehouse;

public sealed class WarehouseNameTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-names-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("core.duckdb")]
    [InlineData("Analytics.duckdb")]
    [InlineData("rule_bench.db")]
    public void NameThatTheProgramsSqlUses_IsRefusedBeforeAnythingIsWritten(string name)
    {
        var path = Path.Combine(_folder.FullName, name);

        var refusal = Assert.Throws<NotSupportedException>(() => WarehouseFile.OpenWriter(path));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("o'brien.duckdb")]
    [InlineData("a \"b\", c.duckdb")]
    [InlineData("县.duckdb")]
    [InlineData("main.duckdb")]
    public void AnyOtherName_MayBeUsed(string name)
    {
        using var connection = WarehouseFile.OpenWriter(Path.Combine(_folder.FullName, name));
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM report";

        Assert.Equal(0L, command.ExecuteScalar());
    }
}
