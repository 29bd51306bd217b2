namespace PerfEval.Benchmarks.Fuzz.Entries;

/// <summary>One way by which bytes of others come into the program. Called from several threads.</summary>
internal interface IFuzzEntry : IDisposable
{
    /// <summary>"read N", where N is 0 if nothing came of it; the code of the rejection; or "!" and what went wrong.</summary>
    string Outcome(byte[] bytes, int number);
}
