using PerfEval.Worker.Publishing;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Pipeline;

/// <summary>Publishes while serve holds the state: in the warehouse's turn, and with a copy of the state beside the generation.</summary>
/// <param name="sources">Folder of the source files.</param>
public sealed class StatePublishing(WarehouseGate gate, StateStore state, DataHome home, string sources, int keep, TimeProvider clock)
{
    public Task<PublishResult> Publish(PublishInput input, IStepListener listener, CancellationToken ct) => gate.Closed(
        () => Task.Run(
            () =>
            {
                var generations = new Generations(home.Published);
                var result = new Publisher(home.Warehouse, generations, home.Published, clock)
                    .Publish(
                        input with
                        {
                            Sources = LastYields.Of(home.Archive, sources, input.Sources),
                            Limits = input.Limits with { Keep = keep },
                            BackUpState = state.BackUp,
                        },
                        ct);
                PublishReport.Print(result, generations, listener.Say);
                return result;
            },
            ct),
        ct);
}
