namespace PerfEval.Worker.Sandbox;

/// <summary>Why a statement gave no result. The message is English.</summary>
public sealed class SandboxException(SandboxFailure failure, string chinese, string english) : Exception(english)
{
    public SandboxFailure Failure => failure;

    public string Chinese => chinese;
}
