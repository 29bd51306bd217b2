using Hangfire;

namespace PerfEval.Worker.Tests.Jobs.Scheduling;

/// <summary>The one object of each class of jobs.</summary>
internal sealed class JobObjects : JobActivator
{
    private readonly Dictionary<Type, object> _objects = [];

    public JobObjects Add(object job)
    {
        _objects.Add(job.GetType(), job);
        return this;
    }

    public override object ActivateJob(Type jobType) => _objects[jobType];
}
