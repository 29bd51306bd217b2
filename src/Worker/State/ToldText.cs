using PerfEval.Ingest.Text;
using PerfEval.Normalize.Privacy;

namespace PerfEval.Worker.State;

/// <summary>What a run or a server tells: it quotes addresses and files, and stays for others to read.</summary>
public static class ToldText
{
    /// <summary>Without secrets of addresses and without names and numbers of persons.</summary>
    public static string Of(string text) => MaskedText.Of(AddressSecrets.Cut(text)).Value;
}
