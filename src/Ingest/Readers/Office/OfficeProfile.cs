using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Readers.Office;

/// <summary>
/// A user profile of LibreOffice in a private folder. Two processes cannot share one, and making one takes a third of a conversion, so
/// they are kept for later batches and deleted when this process ends. Macros, links and active content are off in it, and its proxy leads nowhere.
/// It claims to have seen a later version already: else every start draws a hundred test pictures first, which takes longer than the rest of it.
/// </summary>
internal sealed class OfficeProfile : IDisposable
{
    private const string Settings =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
        <item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>9999.0</value></prop></item>
        </oor:items>
        """;

    private static readonly ConcurrentBag<OfficeProfile> s_idle = [];
    private static readonly ConcurrentDictionary<OfficeProfile, bool> s_alive = [];

    private readonly PrivateFolder _folder = new("soffice");

    static OfficeProfile() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var profile in s_alive.Keys)
        {
            profile.Dispose();
        }
    };

    private OfficeProfile()
    {
        Directory.CreateDirectory(_folder.PathOf("user"));
        File.WriteAllText(_folder.PathOf("user/registrymodifications.xcu"), Settings);
        s_alive.TryAdd(this, true);
    }

    public string Folder => _folder.Path;

    /// <summary>The profile as soffice wants it named.</summary>
    public string Url => new Uri(_folder.Path).AbsoluteUri;

    public static OfficeProfile Take() => s_idle.TryTake(out var profile) ? profile : new OfficeProfile();

    /// <summary>Keeps the profile for the next batch.</summary>
    public void GiveBack() => s_idle.Add(this);

    /// <summary>Deletes the profile, and the socket beside it by which a killed soffice was to be found by others.</summary>
    public void Dispose()
    {
        s_alive.TryRemove(this, out _);
        _folder.Dispose();
        foreach (var socket in Directory.EnumerateFiles("/tmp", "OSL_PIPE_*_SingleOfficeIPC_" + Fingerprint()))
        {
            File.Delete(socket);
        }
    }

    /// <summary>LibreOffice's name for a profile: MD5 of its URL in UTF-16, each byte in hex without a leading zero.</summary>
    private string Fingerprint() => string.Concat(
#pragma warning disable CA5351 // Nothing is protected by it; the other side prescribes it.
        MD5.HashData(Encoding.Unicode.GetBytes(Url)).Select(value => value.ToString("x", CultureInfo.InvariantCulture)));
#pragma warning restore CA5351
}
