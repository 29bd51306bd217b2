namespace PerfEval.Worker.State;

/// <summary>The version of a state is how many migrations made it.</summary>
internal static class StateVersions
{
    /// <summary>Migrations of this program, in each store: what readers go by that do not load EF.</summary>
    public const int Latest = 1;

    public static InvalidDataException Newer(StateAddress address, string version) =>
        new($"{address} 由更新版本的程序写成（{version}）。 A newer version of the program wrote it ({version}).");

    public static InvalidDataException Failed(StateAddress address, Exception reason) =>
        new($"{address} 升级失败，原状未动。 The migration of {address} failed; it is as it was. {reason.Message}", reason);
}
