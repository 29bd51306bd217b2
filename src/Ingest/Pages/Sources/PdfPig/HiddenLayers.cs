using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>The optional content groups (layers) that a viewer does not show when it opens the file: what lies in them is not on the page.</summary>
internal sealed class HiddenLayers
{
    private readonly IPdfTokenScanner? _scanner;
    private readonly List<DictionaryToken> _hidden = [];

    private HiddenLayers()
    {
    }

    private HiddenLayers(DictionaryToken properties, IPdfTokenScanner scanner)
    {
        _scanner = scanner;
        if (Part<DictionaryToken>(properties, "D") is not { } settings)
        {
            return;
        }

        var off = Groups(settings, "OFF");
        if (Part<NameToken>(settings, "BaseState")?.Data == "OFF")
        {
            var on = Groups(settings, "ON");
            off = [.. Groups(properties, "OCGs").Where(group => !on.Contains(group))];
        }

        _hidden.AddRange(off);
    }

    public static HiddenLayers None { get; } = new();

    public static HiddenLayers Of(Catalog catalog, IPdfTokenScanner scanner) =>
        catalog.CatalogDictionary.TryGet(NameToken.Create("OCProperties"), out var token) && Resolve<DictionaryToken>(token, scanner) is { } properties
            ? new HiddenLayers(properties, scanner)
            : None;

    /// <param name="layer">A group, or a membership of several groups with its policy; may be a reference.</param>
    public bool Hide(IToken layer)
    {
        if (_hidden.Count == 0 || Resolve<DictionaryToken>(layer, _scanner!) is not { } group)
        {
            return false;
        }

        if (Part<NameToken>(group, "Type")?.Data != "OCMD")
        {
            return _hidden.Contains(group);
        }

        var members = Part<DictionaryToken>(group, "OCGs") is { } one ? [one] : Groups(group, "OCGs");
        var hidden = members.Count(_hidden.Contains);
        return members.Count > 0 && (Part<NameToken>(group, "P")?.Data switch
        {
            "AllOn" => hidden > 0,
            "AnyOff" => hidden == 0,
            "AllOff" => hidden < members.Count,
            _ => hidden == members.Count,
        });
    }

    private static T? Resolve<T>(IToken token, IPdfTokenScanner scanner)
        where T : class, IToken =>
        token as T ?? (token is IndirectReferenceToken reference ? scanner.Get(reference.Data)?.Data as T : null);

    private T? Part<T>(DictionaryToken dictionary, string name)
        where T : class, IToken =>
        dictionary.TryGet(NameToken.Create(name), out var token) ? Resolve<T>(token, _scanner!) : null;

    private List<DictionaryToken> Groups(DictionaryToken dictionary, string name) =>
        [.. (Part<ArrayToken>(dictionary, name)?.Data ?? []).Select(token => Resolve<DictionaryToken>(token, _scanner!)).OfType<DictionaryToken>()];
}
