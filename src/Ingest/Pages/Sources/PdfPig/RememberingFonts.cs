using System.Diagnostics.CodeAnalysis;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>A file's resources, its fonts as <see cref="RememberingFont"/>.</summary>
internal sealed class RememberingFonts(IResourceStore store) : IResourceStore
{
    private readonly Dictionary<IFont, IFont> _fonts = new(ReferenceEqualityComparer.Instance);

    public IFont? GetFont(NameToken name) => Remembering(store.GetFont(name));

    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken) => Remembering(store.GetFontDirectly(fontReferenceToken))!;

    public void LoadResourceDictionary(DictionaryToken resourceDictionary) => store.LoadResourceDictionary(resourceDictionary);

    public void UnloadResourceDictionary() => store.UnloadResourceDictionary();

    public bool TryGetXObject(NameToken name, [NotNullWhen(true)] out StreamToken? stream) => store.TryGetXObject(name, out stream);

    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) => store.TryGetXObjectReference(name, out reference);

    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) => store.GetExtendedGraphicsStateDictionary(name);

    public bool TryGetNamedColorSpace(NameToken name, out ResourceColorSpace namedColorSpace) => store.TryGetNamedColorSpace(name, out namedColorSpace);

    public ColorSpaceDetails GetColorSpaceDetails(NameToken? name, DictionaryToken? dictionary) => store.GetColorSpaceDetails(name, dictionary);

    public ColorSpaceDetails GetDeviceColorSpaceDetails(ColorSpace deviceColorSpace) => store.GetDeviceColorSpaceDetails(deviceColorSpace);

    public DictionaryToken? GetMarkedContentPropertiesDictionary(NameToken name) => store.GetMarkedContentPropertiesDictionary(name);

    public IReadOnlyDictionary<NameToken, PatternColor> GetPatterns() => store.GetPatterns();

    public Shading GetShading(NameToken name) => store.GetShading(name);

    /// <summary>PdfPig asks a vertical font and one of drawn glyphs for what only its own kinds have.</summary>
    private IFont? Remembering(IFont? font)
    {
        if (font is null or IType3Font || font.IsVertical)
        {
            return font;
        }

        if (!_fonts.TryGetValue(font, out var remembering))
        {
            _fonts.Add(font, remembering = new RememberingFont(font));
        }

        return remembering;
    }
}
