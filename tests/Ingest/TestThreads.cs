// Most of these tests wait: for a server that says nothing, a tool that hangs, a child that is killed. Two at a time left two thirds of the machine idle.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
