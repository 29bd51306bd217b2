using System.Reflection;
using PerfEval.Postgres;
using Xunit.Sdk;

namespace PerfEval.Worker.Tests.State;

/// <summary>Runs a theory on each store there is here: "sqlite", and "postgres" where the package is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StoresAttribute : DataAttribute
{
    public const string Sqlite = "sqlite";

    private const string Postgres = "postgres";

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => PostgresServer.Programs is null ? [[Sqlite]] : [[Sqlite], [Postgres]];
}
