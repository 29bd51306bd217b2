using PerfEval.Portal.Faults;

namespace PerfEval.Portal.Nights;

/// <summary>One fault on a site of its own.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Place">robots, list, page (that leads to a file), report page (that is the report) or attachment.</param>
/// <param name="Wish">What the night must come to.</param>
/// <param name="Arrange">Sets the fault on the site.</param>
public sealed record FaultCase(string Name, string Place, FaultWish Wish, Action<PortalSite, TestPortal> Arrange)
{
    public const int Documents = 4;

    /// <summary>Takes minutes, since only running out of patience ends it; therefore set for one night only, and overcome in the next.</summary>
    public bool Slow { get; init; }

    /// <summary>Ends only after the last attempt, with the pauses between them.</summary>
    public bool Retried { get; init; }

    /// <summary>Set after a night without faults.</summary>
    public bool Later { get; init; }

    /// <summary>Address at which it is looked for in the journal.</summary>
    public static Uri AddressIn(PortalSite site, string place) => place switch
    {
        "robots" => new Uri(site.Root, "/robots.txt"),
        "list" => site.Start,
        "page" => site.Documents[0].Page,
        "report page" => site.Documents[3].Page,
        "attachment" => site.Documents[1].Attachment!,
        _ => throw new ArgumentException($"No place {place}.", nameof(place)),
    };

    internal static FaultCase Of(Fault fault, string place, FaultWish wish, int times = int.MaxValue) =>
        new(times == int.MaxValue ? fault.Name : $"{fault.Name}, {times}x", place, wish, (site, _) => site.Faults.At(AddressIn(site, place), fault, times));

    internal static FaultCase Of(string name, Func<TestPortal, Fault> fault, string place, FaultWish wish) =>
        new(name, place, wish, (site, portal) => site.Faults.At(AddressIn(site, place), fault(portal)));
}
