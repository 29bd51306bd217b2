namespace PerfEval.Ingest.Containers.Zip;

/// <summary>Relationships of a part in an Office package (ECMA-376 part 2, clause 6.5): which other parts it refers to, and as what.</summary>
internal static class PackageRelationships
{
    /// <summary>Relationships inside the package, in their order; targets outside of it are left out.</summary>
    /// <param name="xml">The .rels part, at its start.</param>
    /// <param name="folder">Folder of the part that the relationships belong to, with a slash at its end; empty for the package itself.</param>
    /// <returns>Type is the last segment of the relationship type, which strict and transitional files share; Target is a part's name.</returns>
    public static IEnumerable<(string Id, string Type, string Target)> Read(XmlParts xml, string folder)
    {
        if (!xml.MoveToRoot())
        {
            yield break;
        }

        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Attribute("Type") is { } type && xml.Attribute("Target") is { } target && xml.Attribute("TargetMode") != "External")
            {
                yield return (xml.Attribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target));
            }
        }
    }

    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }
}
