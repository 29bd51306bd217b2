using AngleSharp.Dom;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>What a control of a web form shows: a system that prints its forms as pages leaves the values in them.</summary>
internal static class FormControl
{
    public static bool Is(IElement element) => element.LocalName is "input" or "textarea" or "select";

    /// <summary>The text that stands in the control, empty where it holds none or is one to press.</summary>
    public static string Text(IElement control) => control.LocalName switch
    {
        "textarea" => control.TextContent,
        "select" => Chosen(control),
        _ => (control.GetAttribute("type") ?? "text").Trim().ToUpperInvariant() switch
        {
            "HIDDEN" or "PASSWORD" or "BUTTON" or "SUBMIT" or "RESET" or "IMAGE" or "FILE" or "SEARCH" => "",
            "CHECKBOX" or "RADIO" => control.HasAttribute("checked") ? "☑" : "☐",
            _ => control.GetAttribute("value") ?? "",
        },
    };

    // A list of one choice shows its first entry where none is chosen; one without a value asks for a choice.
    private static string Chosen(IElement list)
    {
        var options = list.QuerySelectorAll("option").ToList();
        var chosen = options.FindAll(option => option.HasAttribute("selected"));
        if (chosen.Count == 0 && !list.HasAttribute("multiple"))
        {
            chosen = [.. options.Take(1)];
        }

        return string.Join('、', chosen.Where(option => option.GetAttribute("value") != "").Select(option => option.TextContent.Trim()));
    }
}
