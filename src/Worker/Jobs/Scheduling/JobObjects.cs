using Hangfire;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>The one object of each class of jobs.</summary>
public sealed class JobObjects : JobActivator
{
    private readonly Dictionary<Type, object> _objects = [];

    public JobObjects Add(object job)
    {
        _objects.Add(job.GetType(), job);
        return this;
    }

    public override object ActivateJob(Type jobType) => _objects[jobType];
}
