using System.Globalization;

namespace PerfEval.Worker.Pipeline;

/// <summary>The journal names less than half of what is there: it was lost, and a warehouse made of it would be nearly empty.</summary>
/// <param name="named">Documents that the journal names.</param>
/// <param name="lacking">Documents of the warehouse that it does not name.</param>
/// <param name="unnamed">Originals in the archive that it does not name.</param>
public sealed class ArchiveLacksException(long named, long lacking, long unnamed) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"The journal of the archive names {named} documents; {lacking} more are in the warehouse and {unnamed} originals in the archive without a record. "
    + $"Nothing was changed."))
{
    public string Chinese { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"档案日志只列出 {named} 个文件，数据仓库中另有 {lacking} 个，档案中另有 {unnamed} 个原件没有记录；未重建。");
}
