namespace PerfEval.SampleGenerator.Facts;

/// <summary>A fictional unit: an invented name in a real county, and the kinds of work its indicators are about.</summary>
internal sealed record UnitFact(Place Place, string Body, string Department, params string[] Topics)
{
    public string Name => Place.Printed + Body;

    public string Topic(int index) => Topics[index % Topics.Length];
}
